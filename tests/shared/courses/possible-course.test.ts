import { expect, test } from 'vitest';
import { type CoursePlan, coursePlanSchema } from '#shared/courses/course-plan.ts';
import { findCoursePlanProblem } from '#shared/courses/possible-course.ts';
import { returningPlan } from '#shared/courses/returning-plan.ts';
import { templatesOf } from '#shared/courses/templates.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { MONDAY, PLAN } from './course.ts';

const [induction, continuation, maintenance] = PLAN.phases as [
  CoursePlan['phases'][number],
  CoursePlan['phases'][number],
  CoursePlan['phases'][number],
];
const problem = (changes: Partial<CoursePlan>) =>
  findCoursePlanProblem({ ...PLAN, ...changes }, esketamineIntranasal.dosing)?.pointer ?? null;

test('every shipped template makes a plan that its protocol offers', () => {
  for (const protocol of SHIPPED_PROTOCOLS) {
    expect(templatesOf(protocol).length).toBeGreaterThan(0);
    for (const { template } of templatesOf(protocol)) {
      const plan = coursePlanSchema.parse({ ...template, startDay: MONDAY });
      expect(findCoursePlanProblem(plan, protocol.dosing)).toBeNull();
    }
  }
});

test('a day the calendar has not begins no plan', () => {
  expect([problem({ startDay: '2026-02-30' }), problem({ startDay: '2026-02-28' })]).toEqual([
    '/startDay',
    null,
  ]);
});

test('phases follow each other: none ends before it begins, none runs into the next, only the last has no end', () => {
  expect(problem({ phases: [{ ...induction, weeksFrom: 5, weeksTo: 4 }] })).toBe('/phases/0/weeksTo');
  expect(problem({ phases: [induction, { ...continuation, weeksFrom: 4 }] })).toBe('/phases/0/weeksTo');
  expect(problem({ phases: [{ ...induction, weeksTo: null }, continuation] })).toBe('/phases/0/weeksTo');
  expect(problem({ phases: [induction, { ...continuation, weeksFrom: 9, weeksTo: 9 }] })).toBeNull();
});

test('doses are such as the protocol offers, or left to the prescriber', () => {
  expect(problem({ phases: [induction, { ...continuation, plannedMg: 60 }] })).toBe('/phases/1/plannedMg');
  expect(problem({ phases: [{ ...induction, plannedMgPerKg: 0.5 }] })).toBe('/phases/0/plannedMg');
  expect(problem({ phases: [{ ...induction, plannedMg: 84 }] })).toBeNull();
  expect(problem({ firstPlannedMg: 500 })).toBe('/firstPlannedMg');
  expect(problem({ firstPlannedMgFrom65: 1 })).toBe('/firstPlannedMgFrom65');
});

test('[COURSE-MISSED] back to weekly in week 12 of a fortnightly rhythm: four weekly weeks, then fortnightly again', () => {
  const seldom = { ...maintenance, rhythm: { every: 'days' as const, days: 14 } };
  const plan = { ...PLAN, phases: [induction, continuation, seldom] };
  // Week 12 begins 77 days after 2 March, on 18 May.
  expect(returningPlan(plan, 1, '2026-05-20')?.phases).toEqual([
    induction,
    continuation,
    { ...seldom, weeksTo: 11 },
    { ...continuation, name: 'continuation again', weeksFrom: 12, weeksTo: 15 },
    { ...seldom, weeksFrom: 16, weeksTo: null },
  ]);
});

test('[COURSE-MISSED] in the middle of a phase with an end its rest comes after, and all that follows later', () => {
  // Week 6 begins 35 days after 2 March: continuation has had week 5, and weeks 6 to 8 are left.
  expect(returningPlan(PLAN, 0, '2026-04-06')?.phases).toEqual([
    induction,
    { ...continuation, weeksTo: 5 },
    { ...induction, name: 'induction again', weeksFrom: 6, weeksTo: 9 },
    { ...continuation, weeksFrom: 10, weeksTo: 12 },
    { ...maintenance, weeksFrom: 13 },
  ]);
});

test('[COURSE-MISSED] what would be no plan is not proposed: nothing before, or more phases than a plan has', () => {
  expect(returningPlan(PLAN, 0, MONDAY)).toBeNull();
  const one = (week: number) => ({ ...induction, weeksFrom: week, weeksTo: week });
  const twelve = Array.from({ length: 12 }, (_, index) => one(index + 1));
  expect(returningPlan({ ...PLAN, phases: twelve }, 0, '2026-05-18')).toBeNull();
});

test('[COURSE-MISSED] every plan that is proposed can be one', () => {
  for (const today of ['2026-03-30', '2026-04-07', '2026-04-20', '2026-04-27', '2026-09-01']) {
    const plan = returningPlan(PLAN, 0, today);
    if (plan === null) throw new Error(`nothing is proposed on ${today}`);
    expect(findCoursePlanProblem(plan, esketamineIntranasal.dosing)).toBeNull();
    expect(coursePlanSchema.safeParse(plan).success).toBe(true);
  }
});
