import { expect, test } from 'vitest';
import { isSameDay, isSameDayOrBefore, localDate } from '#server/sessions/days.ts';

const at = (iso: string) => Date.parse(iso);
const NEW_YORK = 'America/New_York';

test.each([
  ['2026-05-12T23:30:00-04:00', '2026-05-12'],
  ['2026-05-13T00:10:00-04:00', '2026-05-13'],
  ['2026-11-01T01:30:00-04:00', '2026-11-01'],
  ['2026-11-01T01:30:00-05:00', '2026-11-01'],
  ['2026-11-01T23:59:00-05:00', '2026-11-01'],
  ['2026-03-08T23:59:00-04:00', '2026-03-08'],
])('[edge 17] a dose at %s belongs to the clinic’s date %s', (iso, date) => {
  expect(localDate(at(iso), NEW_YORK)).toBe(date);
});

test('[edge 16] a day of 25 hours is one day, a day of 23 hours too', () => {
  const isLongDay = isSameDay(at('2026-11-01T00:00:00-04:00'), at('2026-11-01T23:59:00-05:00'), NEW_YORK);
  const isShortDay = isSameDay(at('2026-03-08T00:00:00-05:00'), at('2026-03-08T23:59:00-04:00'), NEW_YORK);
  expect([isLongDay, isShortDay]).toEqual([true, true]);
  expect(isSameDayOrBefore(at('2026-11-02T00:00:00-05:00'), at('2026-11-01T23:59:00-05:00'), NEW_YORK)).toBe(
    false,
  );
});
