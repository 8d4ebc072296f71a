import { brokenGuards } from './guards.ts';
import type { Log } from './open-log.ts';
import { type Verification, verifyLog } from './verify.ts';
import type { Finding } from './verify-chain.ts';
import { verifyRights } from './verify-rights.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * The log, and what stands around it: the guards of its tables, the days its checkpoints leave out, and the tables that
 * rights are read from. `nowMs` is the real time; null where records are made in made-up time, which says nothing about
 * when a checkpoint was due.
 */
export async function verifyHouse(
  log: Pick<Log, 'engine' | 'keys'>,
  clinicId: string | null,
  nowMs: number | null,
): Promise<Verification> {
  const whole = await verifyLog(log, clinicId);
  const around = [
    ...guardFinding(await brokenGuards(log.engine)),
    ...(nowMs === null ? [] : await missingCheckpoints(log, nowMs)),
    ...(await verifyRights(log, clinicId)),
  ];
  return { ...whole, findings: [...whole.findings, ...around] };
}

function guardFinding(broken: readonly string[]): Finding[] {
  if (broken.length === 0) return [];
  const names = broken.join(', ');
  const sentence = `Guards of the database are gone, switched off or changed (${names}): what was recorded could be altered since.`;
  return [{ what: 'guards', clinicId: null, streamId: null, seq: 0, sentence }];
}

/** A running server signs every day, from its start on: no event is much more than a day away from a checkpoint. */
async function missingCheckpoints(
  { engine: { db } }: Pick<Log, 'engine'>,
  nowMs: number,
): Promise<Finding[]> {
  const { firstAt, lastAt } = await db
    .selectFrom('checkpoints')
    .select((eb) => [eb.fn.min('made_at').as('firstAt'), eb.fn.max('made_at').as('lastAt')])
    .executeTakeFirstOrThrow();
  const { oldestAt } = await db
    .selectFrom('events')
    .select((eb) => eb.fn.min('recorded_at').as('oldestAt'))
    .executeTakeFirstOrThrow();
  const { newestAt } = await db
    .selectFrom('events')
    .select((eb) => eb.fn.max('recorded_at').as('newestAt'))
    .where('recorded_at', '<', nowMs - HOUR_MS)
    .executeTakeFirstOrThrow();
  const findings: Finding[] = [];
  if (oldestAt !== null && oldestAt + DAY_MS < (firstAt ?? nowMs))
    findings.push(
      checkpointFinding('The first checkpoints are missing: the log is older than the first one.'),
    );
  if (lastAt !== null && newestAt !== null && newestAt > lastAt + DAY_MS + HOUR_MS)
    findings.push(
      checkpointFinding('The newest checkpoints are missing: events of later days are under none.'),
    );
  return findings;
}

function checkpointFinding(sentence: string): Finding {
  return { what: 'checkpoint', clinicId: null, streamId: null, seq: 0, sentence };
}
