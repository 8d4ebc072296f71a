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
  /**
   * Process time: sign-in expiry, locks, audio pauses and heartbeats. Beside a real clinical clock it is the same, so that
   * nobody who sets the wall clock makes a pause longer.
   */
  processNow(): number;
  /** The wall clock as it stands, for what other machines count by it too. */
  wallNow(): number;
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

export interface RecordedTime {
  stamp(): number;
  /** The clock was set back, yet not to before this last record: what was stamped since, and not recorded, is forgotten. */
  startAgain(lastRecordedAtMs: number): void;
}

/** Recorded time never goes back, not even over a restart or a clock that was set. */
export function recordedTime(clock: ClinicalClock, lastRecordedAtMs: number): RecordedTime {
  let lastMs = lastRecordedAtMs;
  return {
    stamp() {
      lastMs = Math.max(lastMs, clock.now());
      return lastMs;
    },
    startAgain(recordedAtMs) {
      lastMs = recordedAtMs;
    },
  };
}
