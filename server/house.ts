import type { FastifyBaseLogger } from 'fastify';
import type { ClinicalClock } from './clock.ts';
import type { Db } from './log/database.ts';
import type { EventLog } from './log/event-log.ts';
import type { MasterKeys } from './log/key-file.ts';
import type { UnwrittenTouches } from './people/touches.ts';
import type { Tries } from './people/tries/tries.ts';

/** What every clinic of this installation shares, brought in from outside so that tests can bring their own clock and ids. */
export interface Premises {
  log: EventLog;
  db: Db;
  clock: ClinicalClock;
  /** Clinical time for a new record: never before an earlier record of this log. */
  stamp(): number;
  /** Process time: sign-in expiry, locks and heartbeats. */
  processNow(): number;
  newId(): string;
  logger: FastifyBaseLogger;
  keys: MasterKeys;
  /** Who may try a passphrase now, and what is remembered of those who failed. */
  tries: Tries;
  touches: UnwrittenTouches;
  /** Browsers reach us over HTTPS, directly or through a proxy: cookies say so. */
  secure: boolean;
  /** What one device may post, before it is asked to wait. */
  devicePostsPerS: number;
  /** Hosts that may be told outside; empty: none. */
  webhookHosts: readonly string[];
}

/** One clinic: every query and every append names it, so that nothing of another can be reached from here. */
export interface House extends Premises {
  clinicId: string;
}

export function houseOf(premises: Premises, clinicId: string): House {
  return { ...premises, clinicId };
}

/** Recorded time never goes back, not even over a restart or a clock that was set. */
export function recordedTime(clock: ClinicalClock, lastRecordedAtMs: number): () => number {
  let lastMs = lastRecordedAtMs;
  return () => {
    lastMs = Math.max(lastMs, clock.now());
    return lastMs;
  };
}
