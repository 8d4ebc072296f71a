const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[./\s-]+(\d{1,2}|[a-z]{3,9})[./\s-]+(\d{4})$/i;

/**
 * A calendar date as typed: `1991-05-12`, or the day first, `12.5.1991`, `12/05/1991`, `12 May 1991`. Answers
 * `1991-05-12`; null for what is no day of the calendar, and for a year of two digits, which may be either century.
 */
export function readDate(text: string): string | null {
  const typed = text.trim();
  const iso = ISO.exec(typed);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, day, month = '', year] = DAY_FIRST.exec(typed) ?? [];
  if (day === undefined) return null;
  return dayOf(Number(year), monthOf(month), Number(day));
}

function monthOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const word = text.toLowerCase();
  return MONTHS.findIndex((month) => word.startsWith(month)) + 1;
}

/** 30 February is none. */
function dayOf(year: number, month: number, day: number): string | null {
  const date = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')];
  const text = date.join('-');
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}
