import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type Caller, signIn } from '#server/demo/clinic-client.ts';
import { freePort, startServer } from '#server/demo/server-process.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { storeSessions } from '#tests/helpers/stored-sessions.ts';
import { PASSPHRASE, startTestServer, temporaryFolder } from '#tests/server/test-server.ts';
import { type Figure, percentile } from './figure.ts';

const SESSIONS = 1000;
const ADMIN = 'Ada Lovelace';
const programs = join(resolve(import.meta.dirname, '../..'), '.build/server');

/**
 * How long a clinic waits for a thousand of its sessions under another protocol, and what a nurse's screen gets
 * meanwhile. The sessions are written into a real log beforehand; the built server reads and judges them.
 */
export async function measureReplay(): Promise<Figure[]> {
  const folder = temporaryFolder();
  const nowMs = await fill(folder.path);
  const server = await startServer({
    programs,
    port: await freePort(),
    environment: {
      AFTERDOSE_DATA: folder.path,
      AFTERDOSE_CLOCK: 'controlled',
      AFTERDOSE_CLOCK_START: new Date(nowMs).toISOString(),
      AFTERDOSE_LOG_LEVEL: 'error',
      AFTERDOSE_DATABASE_URL: '',
    },
    output: 'inherit',
  });
  try {
    const admin = await signIn(server.base, ADMIN, PASSPHRASE);
    const nurse = await signIn(server.base, 'Nora Keller', PASSPHRASE);
    const protocol = await admin.get<ProtocolView>(`/api/v1/protocols/${esketamineIntranasal.protocolId}`);
    return [
      ...(await replayOf(admin, nurse, protocol, 'stored')),
      ...(await replayOf(admin, nurse, protocol, 'simulated')),
    ];
  } finally {
    await server.stop();
    folder.remove();
  }
}

/** Answers an instant after everything that was stored. */
async function fill(dataFolder: string): Promise<number> {
  const server = await startTestServer({ dataFolder });
  await server.as('admin', ADMIN);
  const stored = await storeSessions(server.house, { sessions: SESSIONS, protocols: [esketamineIntranasal] });
  await server.stop();
  return stored.endMs + 60_000;
}

async function replayOf(
  admin: Caller,
  nurse: Caller,
  { protocolId, hash }: ProtocolView,
  source: ReplayJob['source'],
): Promise<Figure[]> {
  const at = `/api/v1/protocols/${protocolId}/replays`;
  const startMs = performance.now();
  const body = { commandId: randomUUID(), hash, source, sessions: SESSIONS };
  let job = await admin.post<ReplayJob>(at, body);
  const reads: number[] = [];
  while (job.state === 'running') {
    const readMs = performance.now();
    await nurse.get('/api/v1/clinic');
    reads.push(performance.now() - readMs);
    job = await admin.get<ReplayJob>(`${at}/${job.replayId}`);
    await new Promise((later) => setTimeout(later, 20));
  }
  const seconds = (performance.now() - startMs) / 1000;
  if (job.summary?.sessions !== SESSIONS) throw new Error(`a replay ended ${job.state}: ${job.failure}`);
  const name = `replay of ${SESSIONS} ${source} sessions`;
  const note = `${SESSIONS / seconds} sessions/s`.replace(/\.\d+/, '');
  return [
    { name, value: seconds * 1000, unit: 'ms', note },
    {
      name: `${name}: a nurse reads meanwhile, p99`,
      value: percentile(reads, 99),
      unit: 'ms',
      note: `${reads.length} reads`,
    },
  ];
}
