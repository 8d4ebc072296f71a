import { describe, expect, it } from 'vitest';
import {
  draftOfPlan,
  nextPhase,
  type PhaseDraft,
  type PlanDraft,
  planFromDraft,
  readPlanDraft,
} from '#client/features/courses/plan/plan-draft.ts';
import type { CoursePlan } from '#shared/courses/course-plan.ts';

/** The table of clinical reference 8 for esketamine in depression: eight in four weeks, four weekly, then every two weeks. */
const PLAN: CoursePlan = {
  startDay: '2026-05-12',
  phases: [
    {
      name: 'Induction',
      weeksFrom: 1,
      weeksTo: 4,
      rhythm: { every: 'week', visits: 2 },
      plannedMg: 84,
      plannedMgPerKg: null,
    },
    {
      name: 'Weekly',
      weeksFrom: 5,
      weeksTo: 8,
      rhythm: { every: 'week', visits: 1 },
      plannedMg: 84,
      plannedMgPerKg: null,
    },
    {
      name: 'Maintenance',
      weeksFrom: 9,
      weeksTo: null,
      rhythm: { every: 'days', days: 14 },
      plannedMg: null,
      plannedMgPerKg: null,
    },
  ],
  firstPlannedMg: 56,
  firstPlannedMgFrom65: 28,
  minGapHours: 48,
  reviewAtSessions: [8, 12],
  source: '[P] clinic',
};
const DEVICES = {
  form: 'devices',
  deviceMg: 28,
  plannedDosesMg: [28, 56, 84],
  restMin: 5,
  longGapMin: 10,
} as const;
const BY_WEIGHT = { form: 'injections', mgPerKg: { usual: 0.5, from: 0.25, to: 1 } } as unknown as Parameters<
  typeof planFromDraft
>[2];

const draft = draftOfPlan(PLAN, PLAN.startDay);
const [induction] = draft.phases;
const read = (some: Partial<PlanDraft>) => planFromDraft({ ...draft, ...some }, PLAN, DEVICES);
const readFirst = (some: Partial<PhaseDraft>) => {
  if (induction === undefined) throw new Error('the draft has a first phase');
  return read({ phases: [{ ...induction, ...some }] });
};

it('gives back the plan whose boxes nobody touched, and what the form does not ask with it', () => {
  expect(planFromDraft(draft, PLAN, DEVICES)).toEqual({ ok: true, plan: PLAN });
});

it('takes an empty last week as no end, and an empty dose as one the prescriber says at the visit', () => {
  expect(readFirst({ weeksTo: ' ', dose: '' })).toMatchObject({
    ok: true,
    plan: { phases: [{ weeksTo: null, plannedMg: null, plannedMgPerKg: null }] },
  });
});

it('reads a dose in mg per kg where the protocol plans by weight, with a comma too', () => {
  const phases = draft.phases.map((phase) => ({ ...phase, dose: '0,5' }));
  expect(planFromDraft({ ...draft, phases, firstMg: '' }, PLAN, BY_WEIGHT)).toMatchObject({
    ok: true,
    plan: { phases: Array(3).fill({ plannedMg: null, plannedMgPerKg: 0.5 }) },
  });
});

it('takes no review at all for none planned', () => {
  expect(read({ reviews: '  ' })).toMatchObject({ ok: true, plan: { reviewAtSessions: [] } });
});

describe('says which box is not right', () => {
  it.each([
    ['a phase without a name', { name: ' ' }, 'name', 'Phase 1: its name is missing.'],
    [
      'a week of zero',
      { weeksFrom: '0' },
      'weeksFrom',
      'Induction: its first week is a whole number from 1.',
    ],
    [
      'a last week before the first',
      { weeksFrom: '3', weeksTo: '2' },
      'weeksTo',
      'Induction: its last week, 2, lies before its first, 3.',
    ],
    ['eight visits a week', { count: '8' }, 'count', 'Induction: 1 to 7 visits a week.'],
    ['half a visit', { count: '1.5' }, 'count', 'Induction: 1 to 7 visits a week.'],
    [
      '181 days between visits',
      { every: 'days', count: '181' },
      'count',
      'Induction: 1 to 180 days between visits.',
    ],
    ['a dose in words', { dose: 'much' }, 'dose', 'Induction: its dose is no number.'],
    ['a dose of nothing', { dose: '0' }, 'dose', 'Induction: its dose is no number.'],
  ] as const)('%s', (_, some, field, sentence) => {
    expect(readFirst(some)).toEqual({ ok: false, box: { field, phase: 0 }, sentence });
  });

  it.each([
    ['no first day', { startDay: '' }, 'startDay'],
    ['a gap in words', { minGapHours: 'two days' }, 'minGapHours'],
    ['no gap', { minGapHours: '' }, 'minGapHours'],
    ['a review after session 0', { reviews: '8, 0' }, 'reviews'],
    ['a first dose in words', { firstMg: 'half' }, 'firstMg'],
  ] as const)('%s', (_, some, field) => {
    expect(read(some)).toMatchObject({ ok: false, box: { field } });
  });
});

it('puts a further phase behind the last week that is planned', () => {
  expect(nextPhase(draft.phases)).toMatchObject({ weeksFrom: '9', weeksTo: '' });
  expect(nextPhase([])).toMatchObject({ weeksFrom: '1' });
});

it('forgets a kept draft of another shape', () => {
  expect(readPlanDraft('')).toBeNull();
  expect(readPlanDraft('{"startDay":1}')).toBeNull();
  expect(readPlanDraft(JSON.stringify(draft))).toEqual(draft);
});
