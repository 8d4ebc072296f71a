import fastifyCookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Heartbeat } from '#shared/wire/messages.ts';
import { clockRoutes } from './clinic/clock-routes.ts';
import { clinicRoutes } from './clinic/routes.ts';
import { type Clinics, openClinics } from './clinics.ts';
import { manageDeviceRoutes } from './devices/manage-routes.ts';
import { postRoute } from './devices/post-route.ts';
import { deviceRoutes } from './devices/routes.ts';
import { displayRoutes } from './displays/routes.ts';
import type { Premises } from './house.ts';
import { serveClient } from './http/client-files.ts';
import { guardRequests, readJsonOnly } from './http/guards.ts';
import { logAnswers } from './http/logging.ts';
import { describeInterface } from './http/openapi.ts';
import { handleError } from './http/problem.ts';
import type { Routes } from './http/routes.ts';
import { SECURITY_HEADERS } from './http/security-headers.ts';
import { watchRights } from './live/rights-watch.ts';
import { openSockets } from './live/sockets.ts';
import { serveStaff } from './live/staff-channel.ts';
import { stationsRoute } from './live/stations-route.ts';
import { patientRoutes } from './patients/routes.ts';
import { admitRequests } from './people/admission.ts';
import { peopleRoutes } from './people/routes.ts';
import { sessionRoutes } from './sessions/routes.ts';

const HEARTBEAT_MS = 5000;

export interface AppOptions {
  demo: boolean;
  /** The built screens. */
  clientFolder: string;
}

/** The whole server, not yet listening. Every open session is restored before it is ready. */
export async function buildApp(
  premises: Premises,
  { demo, clientFolder }: AppOptions,
): Promise<{ app: FastifyInstance; clinics: Clinics }> {
  const app: FastifyInstance = Fastify({
    loggerInstance: premises.logger,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  await app.register(helmet, SECURITY_HEADERS);
  await app.register(fastifyCookie);
  guardRequests(app);
  logAnswers(app);
  readJsonOnly(app);
  admitRequests(app, premises, (clinicId) => clinics.rooms(clinicId));
  await describeInterface(app);

  const heartbeat = (): Heartbeat => ({
    serverNowMs: premises.clock.now(),
    rate: premises.clock.rate,
    clock: premises.clock.kind,
    demo,
  });
  const sockets = openSockets(app.server, premises);
  const clinics = await openClinics(premises, sockets.staff);
  const watch = watchRights(premises, sockets.staff);
  const beat = setInterval(() => {
    sockets.staff.emit('heartbeat', heartbeat());
    for (const rooms of clinics.open()) {
      rooms.watchDay();
      void rooms.vigil.look();
    }
  }, HEARTBEAT_MS);
  const clockMoved = () => {
    sockets.staff.emit('heartbeat', heartbeat());
    for (const rooms of clinics.open()) rooms.changeAll();
  };
  serveStaff(sockets.staff, premises, heartbeat);
  sockets.open(clinics.rooms);

  const routes: Routes = app.withTypeProvider<ZodTypeProvider>();
  const health = { config: { act: 'readHealth' }, schema: { hide: true } } as const;
  app.get('/healthz', health, async () => ({ status: 'alive' }));
  app.get('/readyz', health, async () => ({ status: 'ready' }));
  peopleRoutes(routes, premises, watch.look);
  clockRoutes(routes, premises, heartbeat, clockMoved);
  postRoute(routes);
  clinicRoutes(routes, watch.look);
  patientRoutes(routes);
  deviceRoutes(routes);
  manageDeviceRoutes(routes);
  stationsRoute(routes, sockets.staff);
  displayRoutes(routes, premises, clinics.rooms, watch.look);
  sessionRoutes(routes);
  await serveClient(app, clientFolder);
  app.addHook('preClose', async () => {
    clearInterval(beat);
    watch.stop();
    sockets.close();
  });
  app.addHook('onClose', () => clinics.stop());
  return { app, clinics };
}
