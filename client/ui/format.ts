import { TZDate } from '@date-fns/tz';
import { addDays, format } from 'date-fns';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { offsetMark, timeOfDay, wallMs } from './wall-time.ts';

/** Wall time in the clinic's zone: `14:15`. In an hour that happens twice it says which one: `01:30 −4`. */
export function formatClock(atMs: number, zone: string): string {
  return marked(timeOfDay(wallMs(atMs, zone)).slice(0, 5), atMs, zone);
}

/** `14:15:22`, where the second matters: when something was recorded. */
export function formatClockSeconds(atMs: number, zone: string): string {
  return marked(timeOfDay(wallMs(atMs, zone)), atMs, zone);
}

function marked(clock: string, atMs: number, zone: string): string {
  const mark = offsetMark(atMs, zone);
  return mark === '' ? clock : `${clock}\u00a0${mark}`;
}

/** `Tue 12 May`. */
export function formatDay(atMs: number, zone: string): string {
  return format(new TZDate(atMs, zone), 'EEE d MMM');
}

/** `12 May`, where the weekday says nothing. */
export function formatShortDay(atMs: number, zone: string): string {
  return format(new TZDate(atMs, zone), 'd MMM');
}

/** `Tue 12 May 2026`, that many calendar days later. */
export function formatLongDay(atMs: number, zone: string, daysLater = 0): string {
  return format(addDays(new TZDate(atMs, zone), daysLater), 'EEE d MMM yyyy');
}

/** `14:15`; on another day than that of `nowMs`, `14:15, Tue 12 May`: a time without its day reads as today's. */
export function formatWhen(atMs: number, nowMs: number, zone: string): string {
  const clock = formatClock(atMs, zone);
  return formatDate(atMs, zone) === formatDate(nowMs, zone) ? clock : `${clock}, ${formatDay(atMs, zone)}`;
}

/** The calendar date in a zone, `2026-05-12`. */
export function formatDate(atMs: number, zone: string): string {
  return format(new TZDate(atMs, zone), 'yyyy-MM-dd');
}

/** A birth date as people read it: `19 Sep 1991`. The date has no zone and gets none. `––` where it is not shown. */
export function formatBirthDate(birthDate: string | null): string {
  if (birthDate === null) return '––';
  return format(new TZDate(`${birthDate}T00:00:00Z`, 'UTC'), 'd MMM yyyy');
}

/** Whole years at `nowMs` in the clinic's zone; `––` where the birth date is not shown. */
export function ageYears(birthDate: string | null, nowMs: number, zone: string): number | '––' {
  if (birthDate === null) return '––';
  const today = formatDate(nowMs, zone);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Whole minutes since the start of the first dose: `T+45`, `T−5`. Minutes are counted down to, not rounded. */
export function formatTPlus(atMs: number, t0Ms: number): string {
  const minutes = Math.floor((atMs - t0Ms) / MINUTE_MS);
  return minutes < 0 ? `T−${-minutes}` : `T+${minutes}`;
}

/** How long ago, as a person would say it: `now`, `40 s ago`, `11 min ago`, `2 h 5 min ago`. */
export function formatAge(thenMs: number, nowMs: number): string {
  const seconds = Math.floor((nowMs - thenMs) / 1000);
  if (seconds < 1) return 'now';
  return `${formatSpan(nowMs - thenMs)} ago`;
}

/** A length of time: `40 s`, `11 min`, `2 h 5 min`. Negative counts as none. */
export function formatSpan(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How far past its minimum time a session is: `+7 min`; '' before it, or while there is none. */
export function formatExtra(gateAtMs: number | null, nowMs: number): string {
  return gateAtMs === null || nowMs < gateAtMs ? '' : `+${Math.floor((nowMs - gateAtMs) / MINUTE_MS)} min`;
}

/** A running count: `0:40`, `2:10`, `1:05:00`. Negative counts as none. */
export function formatCount(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A signed difference with a true minus: `+46`, `−4`, `±0`. */
export function formatDelta(delta: number): string {
  const rounded = Math.round(delta * 10) / 10;
  if (rounded === 0) return '±0';
  return rounded > 0 ? `+${rounded}` : `−${-rounded}`;
}
