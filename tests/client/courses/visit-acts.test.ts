import { expect, it } from 'vitest';
import { nearVisits } from '#client/features/courses/visits/shown-visits.ts';
import { visitActs } from '#client/features/courses/visits/visit-acts.ts';
import type { CourseVisit, VisitStatus } from '#shared/courses/course-judgement.ts';

const COURSE = { courseId: 'c', seq: 3 };
const visit = (status: VisitStatus, changes: Partial<CourseVisit> = {}): CourseVisit => ({
  visit: 4,
  visitId: null,
  day: '2026-05-21',
  plannedDay: '2026-05-21',
  phase: 0,
  status,
  sessionId: null,
  shortGap: null,
  reason: null,
  ...changes,
});
const labels = (one: CourseVisit) => visitActs(COURSE, one, '2026-05-21').map(({ label }) => label);

it.each([
  ['overdue', ['Missed', 'Move', 'Leave out']],
  ['due', ['Missed', 'Move', 'Leave out']],
  ['planned', ['Move', 'Leave out', 'Missed']],
  ['missed', ['Plan on another day', 'Say how the patient is']],
  ['leftOut', ['Plan on a day']],
  ['fulfilled', []],
  ['removed', []],
] as const)('of a visit that is %s', (status, offered) => {
  expect(labels(visit(status))).toEqual(offered);
});

it('offers nothing once a session is for it', () => {
  expect(labels(visit('due', { sessionId: 's' }))).toEqual([]);
});

it('takes a booster out rather than moving it', () => {
  expect(labels(visit('planned', { visit: null, visitId: 'b' }))).toEqual(['Take out']);
});

it('keeps in view what waits, the last one missed, and the next four', () => {
  const visits = [
    visit('fulfilled', { visit: 1 }),
    visit('missed', { visit: 2 }),
    visit('overdue', { visit: 3 }),
    visit('missed', { visit: 4 }),
    visit('due', { visit: 5 }),
    ...[6, 7, 8, 9, 10].map((number) => visit('planned', { visit: number })),
  ];
  expect(nearVisits(visits).map((one) => one.visit)).toEqual([3, 4, 5, 6, 7, 8, 9]);
});
