import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Heartbeat } from '#shared/wire/api.ts';
import { clockRoutes } from './clinic/clock-routes.ts';
import { clinicRoutes } from './clinic/routes.ts';
import { type Clinics, openClinics } from './clinics.ts';
import { courseChangeRoutes } from './courses/change-routes.ts';
import { courseRoutes } from './courses/routes.ts';
import { manageDeviceRoutes } from './devices/manage-routes.ts';
import { postRoute } from './devices/post-route.ts';
import { deviceRoutes } from './devices/routes.ts';
import { displayRoutes } from './displays/routes.ts';
import type { Premises } from './house.ts';
import type { Certificate } from './http/certificate.ts';
import { serveClient } from './http/client-files.ts';
import { countRequests } from './http/count-requests.ts';
import { openDoor } from './http/door.ts';
import { guardRequests, readJsonOnly } from './http/guards.ts';
import type { Limits } from './http/limits.ts';
import { logAnswers } from './http/logging.ts';
import type { Network } from './http/network.ts';
import { describeInterface } from './http/openapi.ts';
import { handleError, ProblemReply, problem } from './http/problem.ts';
import { trustedProxies } from './http/proxies.ts';
import { refuseUnknownParameters } from './http/queries.ts';
import type { Routes } from './http/routes.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serverOptions } from './http/server-options.ts';
import { watchRights } from './live/rights-watch.ts';
import { openSockets } from './live/sockets.ts';
import { soundRoutes } from './live/sound-routes.ts';
import { serveStaff } from './live/staff-channel.ts';
import { stationsRoute } from './live/stations-route.ts';
import { watchRecording } from './live/storage-watch.ts';
import { noiseRoutes } from './noise/noise-routes.ts';
import { consentRoutes } from './patients/consent-routes.ts';
import { historyRoute } from './patients/history-route.ts';
import { mergeRoutes } from './patients/merge-routes.ts';
import { restrictionRoute } from './patients/restriction-route.ts';
import { patientRoutes } from './patients/routes.ts';
import { admitRequests } from './people/admission.ts';
import { invitationRoutes } from './people/invitation-routes.ts';
import { stationOf } from './people/known-stations.ts';
import { ownRoutes } from './people/own-routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { secondFactorRoutes } from './people/second-factor-routes.ts';
import type { SetUp } from './people/set-up.ts';
import { setUpRoutes } from './people/set-up-routes.ts';
import { staffRoutes } from './people/staff-routes.ts';
import { stationRoutes } from './people/station-routes.ts';
import { changeProtocolRoutes } from './protocols/change-routes.ts';
import { replayRoutes } from './protocols/replays/replay-routes.ts';
import { protocolRoutes } from './protocols/routes.ts';
import { glassRoutes } from './sessions/glass-routes.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { trailRoutes } from './trail/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

const HEARTBEAT_MS = 5000;
const NOT_READY = problem('not-recorded', 503, 'Nothing can be stored just now.');

export interface AppOptions {
  demo: boolean;
  /** The built screens. */
  clientFolder: string;
  network: Network;
  certificate: Certificate | null;
  limits: Limits;
  /** The way in while there is no clinic. */
  setUp: SetUp;
}

/** The whole server, not yet listening. Every open session is restored before it is ready. */
export async function buildApp(
  premises: Premises,
  { demo, clientFolder, network, certificate, limits, setUp }: AppOptions,
): Promise<{ app: FastifyInstance; clinics: Clinics }> {
  const proxies = trustedProxies(network.trustedProxies);
  const headers = securityHeaders(network);
  const door = openDoor(network, proxies);
  const app: FastifyInstance = Fastify(serverOptions(premises.logger, certificate, limits, proxies, headers));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const requests = await countRequests(app, limits, proxies, (request) => stationOf(premises, request));
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const flooding = await requests.refused(request, error);
    return handleError(flooding ?? error, request, reply);
  });
  await app.register(fastifyCookie);
  guardRequests(app, door, headers);
  logAnswers(app);
  readJsonOnly(app);
  refuseUnknownParameters(app);
  admitRequests(app, premises, (clinicId) => clinics.rooms(clinicId));
  app.addHook('onRequest', requests.admitted);
  await describeInterface(app);

  const heartbeat = (): Heartbeat => ({
    serverNowMs: premises.clock.now(),
    rate: premises.clock.rate,
    clock: premises.clock.kind,
    demo,
  });
  const sockets = openSockets(app.server, premises, { door, headers, limits, proxies });
  const clinics = await openClinics(premises, sockets.staff);
  const watch = watchRights(premises, sockets.staff);
  const stopRecordingWatch = watchRecording(premises, sockets.staff, clinics);
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
  app.get('/readyz', health, async () => {
    if (premises.log.storage.failing()) throw new ProblemReply(NOT_READY, 2);
    return { status: 'ready' };
  });
  setUpRoutes(routes, premises, setUp);
  peopleRoutes(routes, premises, watch.look);
  invitationRoutes(routes, premises, watch.look);
  stationRoutes(routes, premises, watch.look);
  ownRoutes(routes, premises, watch.look);
  secondFactorRoutes(routes, premises, watch.look);
  staffRoutes(routes, watch.look);
  clockRoutes(routes, premises, heartbeat, clockMoved);
  postRoute(routes);
  clinicRoutes(routes, watch.look);
  protocolRoutes(routes);
  changeProtocolRoutes(routes);
  replayRoutes(routes);
  patientRoutes(routes);
  consentRoutes(routes);
  mergeRoutes(routes);
  courseRoutes(routes);
  courseChangeRoutes(routes);
  historyRoute(routes);
  restrictionRoute(routes);
  deviceRoutes(routes);
  manageDeviceRoutes(routes);
  stationsRoute(routes, sockets.staff);
  soundRoutes(routes, sockets.staff);
  displayRoutes(routes, premises, clinics.rooms, watch.look);
  noiseRoutes(routes);
  sessionRoutes(routes);
  glassRoutes(routes);
  trailRoutes(routes);
  webhookRoutes(routes);
  await serveClient(app, clientFolder, headers);
  app.addHook('preClose', async () => {
    clearInterval(beat);
    watch.stop();
    stopRecordingWatch();
    sockets.close();
  });
  app.addHook('onClose', () => clinics.stop());
  return { app, clinics };
}
