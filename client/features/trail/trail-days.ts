import { TZDate } from '@date-fns/tz';
import { formatDate } from '#client/ui/format.ts';
import type { TrailLine } from '#shared/wire/trail.ts';

/** First instant of a calendar day (`2026-05-12`) in the zone; null for what is no day. */
export function dayStart(day: string, zone: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return null;
  const [, year, month, date] = match.map(Number);
  const atMs = new TZDate(year ?? 0, (month ?? 1) - 1, date ?? 1, zone).getTime();
  return formatDate(atMs, zone) === day ? atMs : null;
}

/** First instant after a calendar day: days of 23 and 25 hours included. */
export function dayEnd(day: string, zone: string): number | null {
  const startMs = dayStart(day, zone);
  if (startMs === null) return null;
  const at = new TZDate(startMs, zone);
  return new TZDate(at.getFullYear(), at.getMonth(), at.getDate() + 1, zone).getTime();
}

/** Lines by calendar day, in the order they came. */
export function byDay(lines: readonly TrailLine[], zone: string): { day: string; lines: TrailLine[] }[] {
  const days: { day: string; lines: TrailLine[] }[] = [];
  for (const line of lines) {
    const day = formatDate(line.atMs, zone);
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}
