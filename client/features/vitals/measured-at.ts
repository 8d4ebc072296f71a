import { type ClockReading, readClock } from '#client/ui/read-clock.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { clockText } from './entry-fields.ts';
import type { TypedTime } from './entry-tokens.ts';

/**
 * The instant a typed time means. A wall time is the one nearest to `nowMs` in the clinic's zone, so that one that has
 * not come yet stays in the future and is refused, rather than meaning yesterday.
 */
export function measuredAt(time: TypedTime | null, nowMs: number, timeZone: string): ClockReading {
  if (time === null) return { atMs: nowMs, otherAtMs: null };
  if (time.kind === 'ago') return { atMs: nowMs - time.minutes * MINUTE_MS, otherAtMs: null };
  return readClock(clockText(time), nowMs, timeZone);
}
