import { expect, test } from 'vitest';
import type { CourseEvent } from '#shared/course-events.ts';
import type { CoursePlan } from '#shared/courses/course-plan.ts';
import type { CourseSession } from '#shared/courses/course-session.ts';
import { templatesOf } from '#shared/courses/templates.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { because, dosed, judged, MONDAY, PLAN } from './course.ts';

const order = (plannedMg: number): CourseEvent => ({
  type: 'NextDoseOrdered',
  body: { plannedMg, plannedMgPerKg: null, plannedOverMin: null, reason: because },
});
const joining = (sessionId: string): CourseEvent => ({
  type: 'SessionJoined',
  body: { sessionId, plannedAtMs: 0 },
});
const asMdsi: CourseEvent = {
  type: 'CourseIndicationChanged',
  body: { indication: 'mdsi', indicationWords: null, treatmentPlan: null, reason: because },
};

function dose(
  sessions: readonly CourseSession[],
  events: readonly CourseEvent[] = [],
  about: { plan?: CoursePlan; birthDate?: string } = {},
) {
  return judged('2026-03-03', sessions, events, about).next?.dose;
}

test('[COURSE-DOSE] the first session begins with 56 mg, the next with what the one before was planned with', () => {
  expect(dose([])).toMatchObject({
    plannedMg: 56,
    from: 'firstSession',
    offeredFrom65Mg: null,
    highFirstDose: false,
  });
  expect(dose([dosed(MONDAY, { plannedMg: 84 })])).toMatchObject({
    plannedMg: 84,
    from: 'asBefore',
    changeNeedsOrder: false,
  });
});

test('[COURSE-DOSE] from 65 years on 28 mg are offered for the first session, and not forced', () => {
  // The first visit after Tuesday 3 March is on Thursday 5 March 2026.
  expect(dose([], [], { birthDate: '1961-03-05' })).toMatchObject({ plannedMg: 56, offeredFrom65Mg: 28 });
  expect(dose([], [], { birthDate: '1961-03-06' })?.offeredFrom65Mg).toBeNull();
  expect(dose([dosed(MONDAY)], [], { birthDate: '1930-01-01' })?.offeredFrom65Mg).toBeNull();
});

test('[COURSE-DOSE] an order comes first, for one session: a session that was called off before its dose does not use it up', () => {
  const first = dosed(MONDAY);
  expect(dose([first], [order(84)])).toMatchObject({ plannedMg: 84, from: 'order', changeNeedsOrder: false });
  const second = dosed('2026-03-03', { sessionId: 'second', plannedMg: 84 });
  const events = [joining('first'), order(84), joining('second')];
  const one = { ...first, sessionId: 'first' };
  expect(judgedWith(events, [one, second])).toMatchObject({ plannedMg: 84, from: 'asBefore' });
  expect(judgedWith(events, [one, { ...second, dosed: false }])).toMatchObject({
    plannedMg: 84,
    from: 'order',
  });
});

function judgedWith(events: readonly CourseEvent[], sessions: readonly CourseSession[]) {
  // The joins of `judged` come before the events; joining again moves a session to its later place.
  return judged('2026-03-04', sessions, events).next?.dose;
}

test('[COURSE-DOSE] the phase says a dose where it has one; another than before is said to need an order', () => {
  const phases = PLAN.phases.map((phase) => ({ ...phase, plannedMg: 84 }));
  const plan = { ...PLAN, phases };
  expect(dose([], [], { plan })).toMatchObject({ plannedMg: 56, from: 'firstSession' });
  expect(dose([dosed(MONDAY)], [], { plan })).toMatchObject({
    plannedMg: 84,
    from: 'phase',
    changeNeedsOrder: true,
  });
});

test('[COURSE-DOSE] 84 mg on the first day for treatment-resistant depression is said; for suicidal ideation it is the scheme', () => {
  expect(dose([], [order(84)])).toMatchObject({ plannedMg: 84, highFirstDose: true });
  expect(dose([], [order(84), asMdsi])).toMatchObject({ plannedMg: 84, highFirstDose: false });
  expect(dose([dosed(MONDAY)], [order(84)])).toMatchObject({ highFirstDose: false });
});

test('[COURSE-DOSE] without a first dose, a dose of the phase and a session before, the prescriber says', () => {
  expect(dose([], [], { plan: { ...PLAN, firstPlannedMg: null } })).toMatchObject({
    plannedMg: null,
    from: 'none',
  });
});

test('the templates of esketamine are its own and the one for suicidal ideation, 84 mg twice a week for four weeks', () => {
  const [own, mdsi, ...rest] = templatesOf(esketamineIntranasal);
  expect([own?.indication, own?.template.firstPlannedMg, own?.template.firstPlannedMgFrom65]).toEqual([
    null,
    56,
    28,
  ]);
  expect(mdsi).toMatchObject({
    indication: 'mdsi',
    template: { phases: [{ weeksFrom: 1, weeksTo: 4, rhythm: { every: 'week', visits: 2 }, plannedMg: 84 }] },
  });
  expect(rest).toEqual([]);
  expect(templatesOf(ketamineIntravenous).map(({ templateId }) => templateId)).toEqual(['standard']);
  expect(templatesOf({ ...ketamineIntravenous, course: null })).toEqual([]);
});
