import { describe, expect, it } from 'vitest';
import {
  draftOfPlan,
  nextPhase,
  type PhaseDraft,
  type PlanDraft,
  planFromDraft,
  readPlanDraft,
} from '#client/features/courses/plan/plan-draft.ts';
import type { DosingForm } from '#shared/protocols/dosing-form.ts';
import { TRD } from './plan-of-trd.ts';

const PLAN = TRD;
const DEVICES: DosingForm = {
  form: 'devices',
  deviceMg: 28,
  plannedDosesMg: [28, 56, 84],
  restMin: 5,
  longGapMin: 10,
};
const BY_WEIGHT = { form: 'injections', mgPerKg: { usual: 0.5, from: 0.25, to: 1 } } as const;

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
  expect(
    planFromDraft({ ...draft, phases, firstMg: '' }, { ...PLAN, firstPlannedMgFrom65: null }, BY_WEIGHT),
  ).toMatchObject({
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
      'induction: its first week is a whole number from 1.',
    ],
    [
      'a last week before the first',
      { weeksFrom: '3', weeksTo: '2' },
      'weeksTo',
      'induction: A phase ends in the week in which it begins, or later.',
    ],
    ['a dose that no devices make', { dose: '70' }, 'dose', 'induction: The protocol offers 28, 56, 84 mg.'],
    ['eight visits a week', { count: '8' }, 'count', 'induction: 1 to 7 visits a week.'],
    ['half a visit', { count: '1.5' }, 'count', 'induction: 1 to 7 visits a week.'],
    [
      '181 days between visits',
      { every: 'days', count: '181' },
      'count',
      'induction: 1 to 180 days between visits.',
    ],
    ['a dose in words', { dose: 'much' }, 'dose', 'induction: its dose is no number.'],
    ['a dose of nothing', { dose: '0' }, 'dose', 'induction: its dose is no number.'],
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
