import { formatDay } from '#client/ui/format.ts';
import { type ClockReading, readClock } from '#client/ui/read-clock.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { clockText } from './entry-fields.ts';
import type { TypedTime } from './entry-tokens.ts';

/** How far back a clock time reaches into yesterday [P]: what was measured earlier than that was not forgotten until now. */
const REACHES_BACK_MS = 6 * 60 * MINUTE_MS;

/**
 * The instant a typed time means. A wall time is the one nearest to `nowMs` in the clinic's zone, so that one that has
 * not come yet stays in the future and is refused, rather than meaning yesterday: 21:00 typed at 08:40 is still to come,
 * 23:58 typed at 00:03 is five minutes ago.
 */
export function measuredAt(time: TypedTime | null, nowMs: number, timeZone: string): ClockReading {
  if (time === null) return { atMs: nowMs, otherAtMs: null };
  if (time.kind === 'ago') return { atMs: nowMs - time.minutes * MINUTE_MS, otherAtMs: null };
  const read = readClock(clockText(time), nowMs, timeZone);
  const yesterday = read.atMs !== null && formatDay(read.atMs, timeZone) !== formatDay(nowMs, timeZone);
  if (!yesterday || read.atMs >= nowMs - REACHES_BACK_MS) return read;
  return readClock(clockText(time), nowMs + REACHES_BACK_MS, timeZone, nowMs);
}
