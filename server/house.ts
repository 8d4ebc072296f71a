import type { FastifyBaseLogger } from 'fastify';
import type { ClinicalClock } from './clock.ts';
import type { Db } from './log/database.ts';
import type { EventLog } from './log/event-log.ts';

/** What every room of the server needs, brought in from outside so that tests can bring their own clock and ids. */
export interface House {
  clinicId: string;
  log: EventLog;
  db: Db;
  clock: ClinicalClock;
  /** Clinical time for a new record: never before an earlier record of this log. */
  stamp(): number;
  /** Process time: sign-in expiry and heartbeats. */
  processNow(): number;
  newId(): string;
  logger: FastifyBaseLogger;
}

/** Recorded time never goes back, not even over a restart or a clock that was set. */
export function recordedTime(clock: ClinicalClock, lastRecordedAtMs: number): () => number {
  let lastMs = lastRecordedAtMs;
  return () => {
    lastMs = Math.max(lastMs, clock.now());
    return lastMs;
  };
}
