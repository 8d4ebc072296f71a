import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { daysBetween } from '#shared/courses/days.ts';

/** A day of the calendar as it is read: `Tue 12 May`; with its year where it is not that of `today`. */
export function formatCalendarDay(day: string, today: string): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return format(new TZDate(`${day}T00:00:00Z`, 'UTC'), sameYear ? 'EEE d MMM' : 'EEE d MMM yyyy');
}

/** How far a day is from `today`: `today`, `tomorrow`, `in 3 days`, `yesterday`, `3 days ago`. */
export function formatDaysAway(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
