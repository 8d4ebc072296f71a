import { AHEAD_MS } from '#shared/decide/times.ts';
import { formatDay } from './format.ts';
import { instantsAt, offsetMark, offsetText, timeOfDay, wallMs } from './wall-time.ts';

const DAY_MS = 86_400_000;

/** A typed time of day as an instant, with its twin in an hour that happens twice; or why there is no such time. */
export type ClockReading = { atMs: number; otherAtMs: number | null } | { atMs: null; sentence: string };

/**
 * `01:30`, `130`, `1.30`, `01:30:22`, on the 24-hour clock; where an hour repeats, an offset behind it says which one:
 * `01:30−4`.
 */
const TYPED = /^([01]?\d|2[0-3])[:.]?([0-5]\d)((?::([0-5]\d))?(?:([+−-])0?(\d{1,2})(?::?(\d{2}))?)?)$/;

/** The clinic's clock time of an instant, `14:05`, as a time field holds it. */
export function clockTime(atMs: number, zone: string): string {
  return timeOfDay(wallMs(atMs, zone)).slice(0, 5);
}

/** The clock time as it is typed so that it is read back as this very minute: `14:05`, `01:30−4`. */
export function typedClock(atMs: number, zone: string): string {
  return clockTime(atMs, zone) + offsetMark(atMs, zone);
}

/** What was typed, as the clocks write it: `905` is `09:05`. What is no time of day stays as it is. */
export function tidyClock(text: string): string {
  const [, hours, minutes, rest] = TYPED.exec(text.trim()) ?? [];
  return hours === undefined ? text : `${hours.padStart(2, '0')}:${minutes}${rest}`;
}

/**
 * The instant nearest to `nearMs` at which the clinic's clocks show `text`: 23:58 typed at 00:03 is five minutes ago.
 * In an hour that happens twice the one nearest to `nearMs` that is not still to come at `nowMs` is meant, unless the
 * text says which. A time that the clocks skip is refused.
 */
export function readClock(text: string, nearMs: number, zone: string, nowMs: number = nearMs): ClockReading {
  const typed = TYPED.exec(text);
  if (typed === null) return { atMs: null, sentence: `“${text}” is not a time of day.` };
  const [, hours, minutes, , seconds, sign, offsetHours, offsetMinutes] = typed;
  const wall = nearestWall((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0), nearMs, zone);
  const instants = instantsAt(wall, zone);
  if (instants.length === 0) {
    const day = formatDay(wall, 'UTC');
    return {
      atMs: null,
      sentence: `On ${day} the clocks skip ${timeOfDay(wall).slice(0, 5)}. Type what the clock showed.`,
    };
  }
  const offset = sign === undefined ? null : offsetOf(sign, offsetHours, offsetMinutes);
  const meant = instants.filter((atMs) => offset === null || offsetText(atMs, zone) === offset);
  const passed = meant.filter((atMs) => atMs <= nowMs + AHEAD_MS);
  const atMs = nearest(passed.length === 0 ? meant : passed, nearMs);
  if (atMs === null) return { atMs: null, sentence: `“${text}”: the clocks here are not at ${offset} then.` };
  return { atMs, otherAtMs: instants.find((twin) => twin !== atMs) ?? null };
}

/** Of yesterday, today and tomorrow the wall time nearest to what the clocks show at `nearMs`. */
function nearestWall(secondOfDay: number, nearMs: number, zone: string): number {
  const now = wallMs(nearMs, zone);
  const today = Math.floor(now / DAY_MS) * DAY_MS + secondOfDay * 1000;
  return nearest([today - DAY_MS, today, today + DAY_MS], now) ?? today;
}

function nearest(candidates: readonly number[], toMs: number): number | null {
  return candidates.reduce<number | null>(
    (best, one) => (best === null || Math.abs(one - toMs) < Math.abs(best - toMs) ? one : best),
    null,
  );
}

function offsetOf(sign: string, hours: string | undefined, minutes: string | undefined): string {
  return `${sign === '+' ? '+' : '−'}${hours}${minutes === undefined || minutes === '00' ? '' : `:${minutes}`}`;
}
