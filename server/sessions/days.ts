/** Making a formatter is slow; zones are few. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function dateFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** The calendar date of an instant in a zone, `YYYY-MM-DD`: comparable as text. */
export function localDate(atMs: number, timeZone: string): string {
  return dateFormatter(timeZone).format(atMs);
}

export function isSameDay(aMs: number, bMs: number, timeZone: string): boolean {
  return localDate(aMs, timeZone) === localDate(bMs, timeZone);
}

export function isSameDayOrBefore(aMs: number, bMs: number, timeZone: string): boolean {
  return localDate(aMs, timeZone) <= localDate(bMs, timeZone);
}

/** The longest day is 25 hours. */
const LONGEST_DAY_MS = 25 * 3_600_000;

/** The first instant after `atMs` that the zone's calendar calls another day. */
export function dayEndMs(atMs: number, timeZone: string): number {
  const day = localDate(atMs, timeZone);
  let [within, beyond] = [atMs, atMs + LONGEST_DAY_MS + 1];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (localDate(middle, timeZone) === day) within = middle;
    else beyond = middle;
  }
  return beyond;
}
