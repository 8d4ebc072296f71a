import { expect, it } from 'vitest';
import { formatCalendarDay, formatDaysAway } from '#client/ui/calendar-day.ts';

const TODAY = '2026-05-12';

it('writes a day with its weekday, and its year only where it is another one', () => {
  expect(formatCalendarDay('2026-05-14', TODAY)).toBe('Thu 14 May');
  expect(formatCalendarDay('2027-01-01', TODAY)).toBe('Fri 1 Jan 2027');
});

it.each([
  ['2026-05-12', 'today'],
  ['2026-05-13', 'tomorrow'],
  ['2026-05-11', 'yesterday'],
  ['2026-05-19', 'in 7 days'],
  ['2026-04-30', '12 days ago'],
])('says how far %s is from today', (day, words) => {
  expect(formatDaysAway(day, TODAY)).toBe(words);
});

it('counts days over the change of the clocks as days', () => {
  expect(formatDaysAway('2026-03-30', '2026-03-28')).toBe('in 2 days');
});
