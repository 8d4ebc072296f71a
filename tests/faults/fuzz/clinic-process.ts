import { monitorEventLoopDelay } from 'node:perf_hooks';
import { RIGHTS } from '#shared/rights.ts';
import { startTestServer } from '#tests/server/test-server.ts';
import { openVisit } from '#tests/server/visit.ts';

/** What a fuzzer needs to know of the clinic it is let loose on. */
export interface FuzzedClinic {
  url: string;
  cookies: Record<'nurse' | 'prescriber' | 'admin', string>;
  deviceToken: string;
  /** What changes something, with who may. */
  routes: { method: string; url: string; roles: readonly string[] | 'anyone' }[];
}

export interface FuzzReport {
  events: number;
  patients: number;
  isAdmin: unknown;
  delayMs: { p50: number; p99: number; max: number };
}

/** A server in a process of its own, limits wide open, that says at the end how it fared. Runs until it is told to stop. */
const WIDE = 1e9;
const server = await startTestServer({
  config: { devicePostsPerS: 1_000_000 },
  surroundings: {
    limits: {
      requestsPerCaller: WIDE,
      requestsPerAddress: WIDE,
      messages: { atOnce: WIDE, perSecond: WIDE },
    },
  },
});
const admin = await server.as('admin', 'Ada Minder');
const { token } = await server.device('Cuff');
await openVisit(server.nurse);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

/** What a refused post leaves in the device's own list is no change of anybody's record. */
const OWN_NOTES = ['ReadingRefused', 'ReadingConflicted'];

async function report(): Promise<FuzzReport> {
  const { db } = server.premises;
  const events = await db
    .selectFrom('events')
    .select('event_id')
    .where('type', 'not in', OWN_NOTES)
    .execute();
  const patients = await db.selectFrom('patients').select('patient_id').execute();
  return {
    events: events.length,
    patients: patients.length,
    isAdmin: ({} as { isAdmin?: unknown }).isAdmin,
    delayMs: { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
  };
}

process.on('message', (asked) => {
  if (asked === 'stop') void server.stop().then(() => process.exit(0));
  else void report().then((said) => process.send?.(said));
});

const clinic: FuzzedClinic = {
  url: server.url,
  cookies: { nurse: server.nurse.cookie, prescriber: server.prescriber.cookie, admin: admin.cookie },
  deviceToken: token,
  routes: server.app.routeRows
    .filter(({ method }) => method === 'POST' || method === 'PUT')
    .map(({ method, url, act }) => ({ method, url, roles: RIGHTS[act] })),
};
process.send?.(clinic);
