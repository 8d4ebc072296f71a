import { instantOf } from '#client/ui/act-form/clock-time.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { TypedTime } from './entry-tokens.ts';

/**
 * The instant a typed time means. A wall time is the one nearest to `nowMs` in the clinic's zone, so that one that has
 * not come yet stays in the future and is refused, rather than meaning yesterday.
 */
export function measuredAt(time: TypedTime | null, nowMs: number, timeZone: string): number {
  if (time === null) return nowMs;
  if (time.kind === 'ago') return nowMs - time.minutes * MINUTE_MS;
  return instantOf(wallTime(time.hour, time.minute), nowMs, timeZone);
}

function wallTime(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
