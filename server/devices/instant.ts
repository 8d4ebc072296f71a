import { RFC3339 } from '#shared/wire/api.ts';

export type ParsedInstant = { ok: true; atMs: number } | { ok: false; why: string };

/**
 * An RFC 3339 instant as epoch ms (finer digits are cut off). Refuses dates no calendar has, which the language
 * would silently roll over (30 February), and instants before 1970.
 */
export function parseInstant(text: string): ParsedInstant {
  if (!RFC3339.test(text)) return { ok: false, why: 'must be RFC 3339 with seconds and an offset' };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (text.match(/\d+/g) ?? []).map(
    Number,
  );
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return { ok: false, why: 'is a date that no calendar has' };
  if (hour > 23 || minute > 59 || second > 59 || !isOffset(text))
    return { ok: false, why: 'is a time that no clock shows' };
  const atMs = Date.parse(text);
  if (!(atMs >= 0)) return { ok: false, why: 'is before 1970' };
  return { ok: true, atMs };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isOffset(text: string): boolean {
  const [, hours, minutes] = text.match(/[+-](\d{2}):(\d{2})$/) ?? [];
  return hours === undefined || (Number(hours) <= 23 && Number(minutes) <= 59);
}
