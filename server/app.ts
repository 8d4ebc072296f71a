import fastifyCookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Heartbeat } from '#shared/wire/messages.ts';
import { clinicInfo } from './clinic/clinic.ts';
import { clockRoutes } from './clinic/clock-routes.ts';
import { clinicRoutes } from './clinic/routes.ts';
import { openContacts } from './devices/contacts.ts';
import { readingsPoster } from './devices/post-readings.ts';
import { postRoute } from './devices/post-route.ts';
import { deviceRoutes } from './devices/routes.ts';
import type { House } from './house.ts';
import { serveClient } from './http/client-files.ts';
import { guardRequests, readJsonOnly } from './http/guards.ts';
import { logAnswers } from './http/logging.ts';
import { describeInterface, needsSignIn } from './http/openapi.ts';
import { handleError } from './http/problem.ts';
import type { Routes } from './http/routes.ts';
import { SECURITY_HEADERS } from './http/security-headers.ts';
import { openLive } from './live/open-live.ts';
import { patientRoutes } from './patients/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { staffOnly } from './people/staff-request.ts';
import { chairRule } from './sessions/chairs.ts';
import { performer } from './sessions/perform.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { staffCommand } from './sessions/staff-command.ts';
import { keyedQueue } from './streams.ts';

export interface AppOptions {
  demo: boolean;
  /** The built screens. */
  clientFolder: string;
}

/** The whole server, not yet listening. Every open session is restored before it is ready. */
export async function buildApp(house: House, { demo, clientFolder }: AppOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: house.logger,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  app.decorateRequest('signIn', null);
  await app.register(helmet, SECURITY_HEADERS);
  await app.register(fastifyCookie);
  guardRequests(app);
  logAnswers(app);
  readJsonOnly(app);
  await describeInterface(app);

  const heartbeat = (): Heartbeat => ({
    serverNowMs: house.clock.now(),
    rate: house.clock.rate,
    clock: house.clock.kind,
    demo,
  });
  const live = await openLive(app.server, house, heartbeat);
  const { desk, board, sockets } = live;
  const perform = performer(house, desk, chairRule(desk.inMemory, live.chairIds));
  const command = staffCommand(house, perform);
  const contacts = await openContacts(house);
  const deviceQueue = keyedQueue();
  live.serve(command, () => clinicInfo(house));

  const routes: Routes = app.withTypeProvider<ZodTypeProvider>();
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }));
  app.get('/readyz', { schema: { hide: true } }, async () => ({ status: 'ready' }));
  peopleRoutes(routes, house, sockets.disconnectSignIn);
  clockRoutes(routes, house, heartbeat, live.clockMoved);
  postRoute(routes, house, readingsPoster(house, desk, deviceQueue), contacts);
  await app.register(async (scope) => {
    scope.addHook('onRequest', staffOnly(house));
    scope.addHook('onRoute', needsSignIn);
    const staffRoutes: Routes = scope.withTypeProvider<ZodTypeProvider>();
    clinicRoutes(staffRoutes, house, desk);
    patientRoutes(staffRoutes, house);
    deviceRoutes(staffRoutes, house, desk, contacts, deviceQueue);
    sessionRoutes(staffRoutes, house, desk, board, command);
  });
  await serveClient(app, clientFolder);
  app.addHook('preClose', async () => live.disconnect());
  app.addHook('onClose', async () => {
    await live.stop();
    await contacts.stop();
  });
  return app;
}
