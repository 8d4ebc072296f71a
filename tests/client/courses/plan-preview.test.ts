import { expect, it } from 'vitest';
import { previewOf } from '#client/features/courses/plan/plan-preview.ts';
import { TRD } from './plan-of-trd.ts';

it('shows the days of every phase as the plan makes them: twice a week from a Monday is Monday and Thursday', () => {
  const [induction, weekly] = previewOf(TRD, '2026-05-11');
  expect(induction?.days.map(({ day }) => day)).toEqual([
    '2026-05-11',
    '2026-05-14',
    '2026-05-18',
    '2026-05-21',
    '2026-05-25',
    '2026-05-28',
    '2026-06-01',
    '2026-06-04',
  ]);
  expect(weekly?.days.map(({ day }) => day)).toEqual([
    '2026-06-08',
    '2026-06-15',
    '2026-06-22',
    '2026-06-29',
  ]);
});

it('shows a phase without an end for twelve weeks ahead and says that it goes on', () => {
  const maintenance = previewOf(TRD, '2026-05-11')[2];
  // Week 9 begins on 6 July; every 14 days up to 3 August, 84 days after 11 May.
  expect(maintenance?.open).toBe(true);
  expect(maintenance?.days.map(({ day }) => day)).toEqual(['2026-07-06', '2026-07-20', '2026-08-03']);
});

it('marks what lies in the past', () => {
  const [induction] = previewOf(TRD, '2026-05-18');
  expect(induction?.days.filter(({ past }) => past).map(({ day }) => day)).toEqual([
    '2026-05-11',
    '2026-05-14',
  ]);
});

it('marks a day closer to the one before than the plan asks for, and only such a day', () => {
  // Three visits a week: Monday, Wednesday, Friday. 48 h lie between the first ones, 72 h over the weekend.
  const [first, ...rest] = TRD.phases;
  if (first === undefined) throw new Error('the plan has phases');
  const dense = { ...TRD, phases: [{ ...first, rhythm: { every: 'week' as const, visits: 3 } }, ...rest] };
  const short = (minGapHours: number) =>
    previewOf({ ...dense, minGapHours }, '2026-05-11')[0]?.days.filter((day) => day.short).length;
  expect(short(48)).toBe(0);
  expect(short(49)).toBe(8);
});
