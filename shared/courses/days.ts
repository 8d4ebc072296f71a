/** Arithmetic of calendar days, `2026-11-26`. A day has no zone and no hour: 24 or 25 hours long, the next one is the next one. */

const DAY_MS = 86_400_000;

/** Whether the calendar has this day, between the years 2000 and 2199. */
export function isCalendarDay(day: string): boolean {
  if (!/^2[01]\d{2}-\d{2}-\d{2}$/.test(day)) return false;
  const atMs = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(day);
}

/** The day so many days later; earlier for a negative number. */
export function addDays(day: string, days: number): string {
  return new Date((numberOf(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** How many days `to` comes after `from`; negative when it comes before. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: string): number {
  // The first day that is numbered, 1970-01-01, was a Thursday.
  return (((numberOf(day) + 3) % 7) + 7) % 7;
}

function numberOf(day: string): number {
  const atMs = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(atMs)) throw new RangeError(`${day} is no day of the calendar`);
  return atMs / DAY_MS;
}
