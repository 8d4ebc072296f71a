import { TZDate } from '@date-fns/tz';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { TypedTime } from './entry-tokens.ts';

/** Days beside today on which a typed wall time may lie: just before midnight the day is not yet over elsewhere. */
const NEARBY_DAYS = [-1, 0, 1] as const;

/**
 * The instant a typed time means, given the clinic's zone. A wall time is the one nearest to `nowMs`, so that one
 * that has not come yet stays in the future and is refused, rather than meaning yesterday. In the hour that an
 * autumn night repeats, the later that has already passed is meant.
 */
export function measuredAt(time: TypedTime | null, nowMs: number, timeZone: string): number {
  if (time === null) return nowMs;
  if (time.kind === 'ago') return nowMs - time.minutes * MINUTE_MS;
  const candidates = wallInstants(time.hour, time.minute, nowMs, timeZone);
  return candidates.reduce((best, at) => (Math.abs(at - nowMs) < Math.abs(best - nowMs) ? at : best));
}

function wallInstants(hour: number, minute: number, nowMs: number, timeZone: string): [number, ...number[]] {
  const today = new TZDate(nowMs, timeZone);
  const on = (days: number) =>
    new TZDate(
      today.getFullYear(),
      today.getMonth(),
      today.getDate() + days,
      hour,
      minute,
      timeZone,
    ).getTime();
  const found = NEARBY_DAYS.flatMap((days) => {
    const at = on(days);
    return [at, ...sameWallTime(at, hour, minute, timeZone)];
  });
  return [on(0), ...found];
}

/** The other instant with the same wall time, in the hour that is lived twice. */
function sameWallTime(atMs: number, hour: number, minute: number, timeZone: string): number[] {
  return [atMs - 60 * MINUTE_MS, atMs + 60 * MINUTE_MS].filter((other) => {
    const there = new TZDate(other, timeZone);
    return there.getHours() === hour && there.getMinutes() === minute;
  });
}
