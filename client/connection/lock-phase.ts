import { MINUTE_MS } from '#shared/vocabulary.ts';

/** How long before it locks a station says so. */
export const WARN_MS = 20_000;

/** open: nothing to say. soon: locks in so many whole seconds, at least 1. due: it locks now. */
export type LockPhase = { kind: 'open' } | { kind: 'soon'; inS: number } | { kind: 'due' };

/** How near an untouched station is to locking. At `lockAfterMin` exactly it is due; at 20 s before, it says so. */
export function lockPhase(idleMs: number, lockAfterMin: number): LockPhase {
  const leftMs = lockAfterMin * MINUTE_MS - idleMs;
  if (leftMs <= 0) return { kind: 'due' };
  return leftMs <= WARN_MS ? { kind: 'soon', inS: Math.ceil(leftMs / 1000) } : { kind: 'open' };
}
