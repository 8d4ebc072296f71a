import { formatDate, formatDay, formatLongDay, formatShortDay } from '#client/ui/format.ts';
import type { SessionDigest } from '#shared/clinical/digest.ts';

type Dated = Pick<SessionDigest, 'firstDoseAtMs' | 'plannedAtMs' | 'timeZone'>;

/** When a session was: its first dose, or its planned time where there was none. In the zone it was opened in. */
export function sessionAtMs({ firstDoseAtMs, plannedAtMs }: Dated): number {
  return firstDoseAtMs ?? plannedAtMs;
}

/** `Tue 12 May`; with the year where it is not that of `nowMs`. */
export function sessionDay(session: Dated, nowMs: number): string {
  const atMs = sessionAtMs(session);
  const year = (ms: number) => formatDate(ms, session.timeZone).slice(0, 4);
  return year(atMs) === year(nowMs)
    ? formatDay(atMs, session.timeZone)
    : formatLongDay(atMs, session.timeZone);
}

/** `12 May`: over a column. */
export function shortDay(session: Dated): string {
  return formatShortDay(sessionAtMs(session), session.timeZone);
}
