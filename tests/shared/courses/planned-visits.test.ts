import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, isCalendarDay, weekdayOf } from '#shared/courses/days.ts';
import { phaseOfDay, plannedVisit, plannedVisits } from '#shared/courses/planned-visits.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { LABEL, MONDAY, PLAN, planOf } from './course.ts';

const days = (plan: Parameters<typeof plannedVisits>[0], horizon: string) =>
  plannedVisits(plan, horizon).map(({ day }) => day);

test('[COURSE-DAYS] esketamine from Monday 2 March 2026: eight visits in weeks 1 to 4, Monday and Thursday, four Mondays in weeks 5 to 8', () => {
  expect(plannedVisits(PLAN, MONDAY)).toEqual([
    // weeks 1 to 4, two a week: 0 and 7 / 2 = 3 days after each Monday
    { visit: 1, day: '2026-03-02', phase: 0 },
    { visit: 2, day: '2026-03-05', phase: 0 },
    { visit: 3, day: '2026-03-09', phase: 0 },
    { visit: 4, day: '2026-03-12', phase: 0 },
    { visit: 5, day: '2026-03-16', phase: 0 },
    { visit: 6, day: '2026-03-19', phase: 0 },
    { visit: 7, day: '2026-03-23', phase: 0 },
    { visit: 8, day: '2026-03-26', phase: 0 },
    // weeks 5 to 8 begin 28 days after 2 March, on 30 March
    { visit: 9, day: '2026-03-30', phase: 1 },
    { visit: 10, day: '2026-04-06', phase: 1 },
    { visit: 11, day: '2026-04-13', phase: 1 },
    { visit: 12, day: '2026-04-20', phase: 1 },
  ]);
});

test('[COURSE-DAYS] from week 9 on it goes on once a week, as far as the horizon and no further', () => {
  // week 9 begins 56 days after 2 March: 29 left in March, 27 in April
  expect(plannedVisits(PLAN, '2026-05-11').slice(12)).toEqual([
    { visit: 13, day: '2026-04-27', phase: 2 },
    { visit: 14, day: '2026-05-04', phase: 2 },
    { visit: 15, day: '2026-05-11', phase: 2 },
  ]);
  expect(plannedVisits(PLAN, '2026-05-10')).toHaveLength(14);
});

test('[COURSE-DAYS] a plan that begins beyond the horizon is laid out with its first visit at least', () => {
  expect(days(planOf({ every: 'days', days: 14 }), '2026-01-01')).toEqual([MONDAY]);
});

test.each([
  ['Monday', '2026-03-02', 2, ['2026-03-02', '2026-03-05']],
  ['Tuesday', '2026-03-03', 2, ['2026-03-03', '2026-03-06']],
  // 4 + 3 = Sunday, so four days lie before the second and three after it
  ['Thursday', '2026-03-05', 2, ['2026-03-05', '2026-03-09']],
  ['Friday', '2026-03-06', 2, ['2026-03-06', '2026-03-09']],
  ['Monday', '2026-03-02', 3, ['2026-03-02', '2026-03-04', '2026-03-06']],
  ['Wednesday', '2026-03-04', 3, ['2026-03-04', '2026-03-06', '2026-03-09']],
  ['Monday', '2026-03-02', 1, ['2026-03-02']],
  ['Saturday', '2026-03-07', 1, ['2026-03-07']],
])(
  '[COURSE-DAYS] visits a week from a %s (%s), %i of them, keep off weekends where they can',
  (_, startDay, visits, first) => {
    const plan = planOf({ every: 'week', visits }, { startDay });
    expect(days(plan, addDays(startDay, 6))).toEqual(first);
  },
);

test('[COURSE-DAYS] every n days goes over the ends of months and a leap day', () => {
  // 2028 has a 29 February: 15 + 14 = 29, and 14 days after that is 14 March
  const plan = planOf({ every: 'days', days: 14 }, { startDay: '2028-02-15' });
  expect(days(plan, '2028-03-28')).toEqual(['2028-02-15', '2028-02-29', '2028-03-14', '2028-03-28']);
  expect(days(planOf({ every: 'days', days: 1 }, { startDay: '2026-12-31' }), '2027-01-01')).toEqual([
    '2026-12-31',
    '2027-01-01',
  ]);
});

test('[COURSE-DAYS] ketamine by vein: six in three weeks, then every 28 days from week 7', () => {
  const { course } = ketamineIntravenous;
  if (course === null) throw new Error('the protocol brings a course');
  // week 7 begins 42 days after 2 March, on 13 April; 28 days later is 11 May
  expect(days({ ...course, startDay: MONDAY }, '2026-05-11')).toEqual([
    '2026-03-02',
    '2026-03-05',
    '2026-03-09',
    '2026-03-12',
    '2026-03-16',
    '2026-03-19',
    '2026-04-13',
    '2026-05-11',
  ]);
});

test('[COURSE-DAYS] a day belongs to the phase that had begun by then, before the first day to the first', () => {
  const phase = (day: string) => phaseOfDay(PLAN, day);
  expect([phase('2026-02-01'), phase(MONDAY), phase('2026-03-29'), phase('2026-03-30')]).toEqual([
    0, 0, 0, 1,
  ]);
  expect([phase('2026-04-26'), phase('2026-04-27'), phase('2030-01-01')]).toEqual([1, 2, 2]);
});

test('a visit is found by its number, however far ahead, and one the plan has not is none', () => {
  // visit 13 is week 9; visit 100 is 87 weeks later
  expect(plannedVisit(PLAN, 100)?.day).toBe(addDays('2026-04-27', 87 * 7));
  const short = { ...PLAN, phases: LABEL.phases.slice(0, 1) };
  expect(plannedVisit(short, 9)).toBeNull();
});

test('a day is one of the calendar or none', () => {
  for (const day of ['2026-02-28', '2028-02-29', '2000-01-01', '2199-12-31'])
    expect(isCalendarDay(day)).toBe(true);
  for (const day of [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '1999-12-31',
    '0001-01-01',
    '9999-01-01',
    '2026-1-1',
  ])
    expect(isCalendarDay(day)).toBe(false);
});

test('a Monday is a Monday, also before 1970', () => {
  expect([weekdayOf('2026-03-02'), weekdayOf('2026-03-08'), weekdayOf('1969-12-29')]).toEqual([0, 6, 0]);
});

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('2000-01-01', days));

test('going so many days on and counting them back is the same', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (day, by) => {
      expect(daysBetween(day, addDays(day, by))).toBe(by);
    }),
  );
});

test('[COURSE-DAYS] in every week of a weekly rhythm lie exactly its visits, on different days, evenly', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (startDay, visits) => {
      const plan = planOf({ every: 'week', visits }, { startDay });
      const offsets = plannedVisits(plan, addDays(startDay, 27)).map(({ day }) => daysBetween(startDay, day));
      expect(offsets).toHaveLength(4 * visits);
      expect(offsets[0]).toBe(0);
      const apart = offsets.slice(1).map((offset, index) => offset - (offsets[index] ?? 0));
      for (const gap of apart) expect(Math.abs(gap - 7 / visits)).toBeLessThan(1);
    }),
  );
});
