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
