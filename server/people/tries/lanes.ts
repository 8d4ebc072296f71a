/** Failures in a row that cost nothing: people mistype. */
const FREE_FAILURES = 4;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** Failures in a row after which a lane is closed until somebody gets in by another. */
const MOST_FAILURES = 100;
/** Keys remembered at once; whoever failed longest ago is forgotten first. */
const MOST_KEYS = 20_000;

/** Failed attempts in a row by key. Each further one waits longer; other keys do not wait with it. */
export interface Lanes {
  /** Milliseconds until this key may be tried; 0: now. Infinity: the lane is closed. */
  waitMs(key: string, nowMs: number): number;
  failed(key: string, nowMs: number): void;
  passed(key: string): void;
}

export function openLanes(): Lanes {
  const failures = new Map<string, { inARow: number; lastAtMs: number }>();
  return {
    waitMs(key, nowMs) {
      const known = failures.get(key);
      if (known === undefined) return 0;
      if (known.inARow >= MOST_FAILURES) return Number.POSITIVE_INFINITY;
      return Math.max(0, known.lastAtMs + waitAfterMs(known.inARow) - nowMs);
    },
    failed(key, nowMs) {
      const inARow = (failures.get(key)?.inARow ?? 0) + 1;
      failures.delete(key);
      failures.set(key, { inARow, lastAtMs: nowMs });
      const [oldest] = failures.keys();
      if (failures.size > MOST_KEYS && oldest !== undefined) failures.delete(oldest);
    },
    passed(key) {
      failures.delete(key);
    },
  };
}

/** 1 s after the fifth failure, twice as long after each further one, a minute at most. */
function waitAfterMs(inARow: number): number {
  if (inARow <= FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (inARow - FREE_FAILURES - 1));
}
