import { expect, test } from 'vitest';
import type { CourseEvent } from '#shared/course-events.ts';
import { placeInCourse } from '#shared/courses/judge-course.ts';
import { because, dosed, fold, idOf, joined, judged, MONDAY, PLAN, planOf, started } from './course.ts';

/** The eight days of weeks 1 to 4. */
const INDUCTION = [
  '2026-03-02',
  '2026-03-05',
  '2026-03-09',
  '2026-03-12',
  '2026-03-16',
  '2026-03-19',
  '2026-03-23',
  '2026-03-26',
];
const CONTINUATION = ['2026-03-30', '2026-04-06', '2026-04-13', '2026-04-20'];

const moved = (visit: number, day: string | null): CourseEvent => ({
  type: 'VisitMoved',
  body: { visit, day, reason: because },
});
const missed = (visit: number, day: string, condition: 'stable' | 'worse' | 'unknown'): CourseEvent => ({
  type: 'VisitMissed',
  body: { visit, day, condition, reason: because },
});
const added = (visitId: string, day: string): CourseEvent => ({
  type: 'VisitAdded',
  body: { visitId, day, reason: because },
});

type Judged = ReturnType<typeof judged>;
const placesOf = ({ sessions }: Judged) =>
  sessions.map(({ number, phase, numberInPhase }) => [number, phase, numberInPhase]);
const next = ({ next: waiting }: Judged) => waiting?.place;
const statusOn = ({ visits }: Judged, day: string) => visits.find((visit) => visit.day === day)?.status;
const statuses = ({ visits }: Judged, upto: number) => visits.slice(0, upto).map(({ status }) => status);

test('[COURSE-PLACE] the twelve sessions of eight weeks are 1 to 8 of 8 in induction and 1 to 4 of 4 after it', () => {
  const course = judged(
    '2026-04-21',
    [...INDUCTION, ...CONTINUATION].map((day) => dosed(day)),
  );
  expect(placesOf(course)).toEqual([
    [1, 0, 1],
    [2, 0, 2],
    [3, 0, 3],
    [4, 0, 4],
    [5, 0, 5],
    [6, 0, 6],
    [7, 0, 7],
    [8, 0, 8],
    [9, 1, 1],
    [10, 1, 2],
    [11, 1, 3],
    [12, 1, 4],
  ]);
  expect(course.phases.slice(0, 2).map(({ visits, sessions }) => [visits, sessions])).toEqual([
    [8, 8],
    [4, 4],
  ]);
  expect(next(course)).toMatchObject({ number: 13, phase: 'maintenance', numberInPhase: 1, of: null });
});

test('[COURSE-PLACE] after four sessions the next is session 5 of 8 (induction), on Monday 16 March', () => {
  const course = judged(
    '2026-03-13',
    INDUCTION.slice(0, 4).map((day) => dosed(day)),
  );
  expect(next(course)).toMatchObject({ number: 5, phase: 'induction', numberInPhase: 5, of: 8 });
  expect(course.next).toMatchObject({ day: '2026-03-16', visit: 5, shortGap: null });
  expect(course.phases[0]).toMatchObject({ fromDay: '2026-03-02', toDay: '2026-03-29' });
});

test('[COURSE-PLACE] weeks end by date: with one session missed the last of week 4 is session 7 of 8, and week 5 begins with 1 of 4', () => {
  const came = INDUCTION.filter((day) => day !== '2026-03-12');
  const course = judged(
    '2026-03-30',
    [...came, '2026-03-30'].map((day) => dosed(day)),
  );
  expect(placesOf(course).slice(-2)).toEqual([
    [7, 0, 7],
    [8, 1, 1],
  ]);
  expect(course.phases[0]?.visits).toBe(8);
});

test('[COURSE-PLACE] a session that ended without a dose is listed and not counted; one that is open counts', () => {
  const cancelled = dosed('2026-03-05', { dosed: false });
  const open = dosed('2026-03-09', { dosed: false, open: true });
  const course = judged('2026-03-09', [dosed(MONDAY), cancelled, open]);
  expect(placesOf(course)).toEqual([
    [1, 0, 1],
    [null, 0, null],
    [2, 0, 2],
  ]);
  expect(course.openSessionId).toBe(idOf('2026-03-09'));
  expect(next(course)).toMatchObject({ number: 3, numberInPhase: 3 });
  expect(statusOn(course, '2026-03-05')).toBe('overdue');
});

test('[COURSE-PLACE] a session that left, and one that never joined, are none of the course', () => {
  const left: CourseEvent = { type: 'SessionLeft', body: { sessionId: idOf(MONDAY), reason: because } };
  const course = judged('2026-03-03', [dosed(MONDAY)], [left]);
  expect(course.sessions).toEqual([]);
  expect(next(course)?.number).toBe(1);
});

test('[COURSE-PLACE] visits that stand are counted where their day falls: left out none, moved over the edge in the next phase', () => {
  const course = judged(MONDAY, [], [moved(3, null), moved(8, '2026-03-31'), added('booster', '2026-03-20')]);
  // 8 planned, one left out, one moved away, one added
  expect(course.phases[0]?.visits).toBe(7);
  // 4 planned and the one that was moved here
  expect(course.phases[1]?.visits).toBe(5);
});

test('[COURSE-PLACE] the place is counted for the day on which the session is opened', () => {
  const state = fold(started(), ...INDUCTION.map(joined));
  const sessions = INDUCTION.map((day) => dosed(day));
  expect(placeInCourse(state, sessions, '2026-03-30')).toEqual({
    courseId: state.courseId,
    number: 9,
    phase: 'continuation',
    numberInPhase: 1,
    of: 4,
  });
  expect(placeInCourse(state, sessions.slice(0, 7), '2026-03-29')).toMatchObject({
    number: 8,
    phase: 'induction',
    of: 8,
  });
});

test('[COURSE-OVERDUE] a visit is due on its day and overdue from the day after', () => {
  expect(statuses(judged('2026-03-01'), 2)).toEqual(['planned', 'planned']);
  expect(statuses(judged(MONDAY), 2)).toEqual(['due', 'planned']);
  const course = judged('2026-03-03');
  expect(statuses(course, 2)).toEqual(['overdue', 'planned']);
  expect(course.overdue).toBe(1);
  expect(course.next).toMatchObject({ day: '2026-03-05', visit: 2 });
});

test('[COURSE-OVERDUE] moved, left out or said to be missed it is no longer overdue', () => {
  const course = judged(
    '2026-03-10',
    [],
    [moved(1, '2026-03-11'), moved(2, null), missed(3, '2026-03-09', 'stable')],
  );
  const told = course.visits
    .slice(0, 3)
    .map(({ visit, day, status, plannedDay }) => [visit, day, status, plannedDay]);
  expect(told).toEqual([
    [2, '2026-03-05', 'leftOut', '2026-03-05'],
    [3, '2026-03-09', 'missed', '2026-03-09'],
    [1, '2026-03-11', 'planned', '2026-03-02'],
  ]);
  expect(course.overdue).toBe(0);
});

test('[COURSE-OVERDUE] a missed visit that is moved to another day is expected there; left out it can be put back', () => {
  const course = judged(
    '2026-03-10',
    [],
    [missed(3, '2026-03-09', 'worse'), moved(3, '2026-03-11'), moved(4, null), moved(4, '2026-03-13')],
  );
  expect(statusOn(course, '2026-03-11')).toBe('planned');
  expect(statusOn(course, '2026-03-13')).toBe('planned');
  expect(course.missed).toBeNull();
});

test('[COURSE-OVERDUE] an ended course expects nobody, keeps what happened, and goes on when it is reopened', () => {
  const end: CourseEvent = { type: 'CourseEnded', body: { reason: because } };
  const course = judged('2026-03-20', [dosed(MONDAY)], [end]);
  expect(course.visits.map(({ status }) => status)).toEqual(['fulfilled']);
  expect([course.next, course.overdue]).toEqual([null, 0]);
  const again = judged(
    '2026-03-20',
    [dosed(MONDAY)],
    [end, { type: 'CourseReopened', body: { reason: because } }],
  );
  // Thursday 5, Monday 9, Thursday 12, Monday 16 and Thursday 19 March have passed
  expect(again.overdue).toBe(5);
});

test('[COURSE-MATCH] a session was for the visit of its day, or for the nearest one no other session was for', () => {
  // Tuesday 3 March is nearer to Monday 2 than to Thursday 5
  const course = judged('2026-03-10', [dosed('2026-03-03'), dosed('2026-03-05')]);
  expect(course.sessions.map(({ visit }) => visit)).toEqual([1, 2]);
  // Wednesday 4 is nearest to Thursday 5, for which another came: it is beside the plan, and counts
  const beside = judged('2026-03-10', [dosed('2026-03-04'), dosed('2026-03-05')]);
  expect(beside.sessions.map(({ visit, number }) => [visit, number])).toEqual([
    [null, 1],
    [2, 2],
  ]);
  expect(statusOn(beside, MONDAY)).toBe('overdue');
});

test('[COURSE-MATCH] of two equally near the earlier; more than seven days away none', () => {
  const fortnightly = planOf({ every: 'days', days: 14 });
  // 9 March is 7 days after the 2nd and before the 16th
  const between = judged('2026-03-10', [dosed('2026-03-09')], [], { plan: fortnightly });
  expect(between.sessions[0]?.visit).toBe(1);
  const monthly = planOf({ every: 'days', days: 28 });
  // 10 March is 8 days after the 2nd and 20 before the 30th
  const far = judged('2026-03-10', [dosed('2026-03-10')], [], { plan: monthly });
  expect(far.sessions[0]?.visit).toBeNull();
});

test('[COURSE-MATCH] a visit said to be missed takes a session of its very day only', () => {
  const events = [missed(1, MONDAY, 'stable')];
  expect(judged('2026-03-04', [dosed('2026-03-03')], events).sessions[0]?.visit).toBeNull();
  expect(judged('2026-03-04', [dosed(MONDAY)], events).sessions[0]?.visit).toBe(1);
});

test('[COURSE-MATCH] a booster is fulfilled by the session of its day', () => {
  const course = judged('2026-03-07', [dosed(MONDAY), dosed('2026-03-07')], [added('booster', '2026-03-07')]);
  expect(course.sessions[1]).toMatchObject({ visit: null, visitId: 'booster', number: 2 });
});

test('[COURSE-GAP] Monday to Tuesday is 24 hours and said; Monday to Wednesday is 48 and is not', () => {
  const gapOn = (day: string) => judged('2026-03-02', [dosed(MONDAY)], [moved(2, day)]).next?.shortGap;
  expect(gapOn('2026-03-03')).toEqual({ hours: 24, minGapHours: 48, afterDay: MONDAY });
  expect(gapOn('2026-03-04')).toBeNull();
});

test('[COURSE-GAP] two visits to come are compared as well, and a visit that is overdue as if it were today', () => {
  const course = judged(MONDAY, [], [moved(3, '2026-03-06')]);
  expect(course.visits.find(({ visit }) => visit === 3)?.shortGap).toEqual({
    hours: 24,
    minGapHours: 48,
    afterDay: '2026-03-05',
  });
  // The visit of Thursday 5 is overdue on Saturday 7; a dose was given on Friday 6, beside the plan.
  const late = judged(
    '2026-03-07',
    [dosed(MONDAY), dosed('2026-03-06')],
    [moved(2, '2026-03-04'), added('x', '2026-03-06')],
  );
  expect(late.visits.find(({ visit }) => visit === 2)).toMatchObject({
    status: 'overdue',
    shortGap: { hours: 24, afterDay: '2026-03-06' },
  });
});

test('[COURSE-MISSED] stable: go on; worse: back to the denser rhythm before; not known: ask', () => {
  const proposed = (condition: 'stable' | 'worse' | 'unknown', visit = 10, day = '2026-04-06') =>
    judged('2026-04-07', [], [missed(visit, day, condition)]).missed;
  expect(proposed('stable')).toMatchObject({ kind: 'goOn', visit: 10, day: '2026-04-06', phase: null });
  expect(proposed('worse')).toMatchObject({ kind: 'returnToPhase', phase: 0 });
  expect(proposed('unknown')).toMatchObject({ kind: 'ask', phase: null });
});

test('[COURSE-MISSED] worse in the first phase there is nothing to go back to: somebody decides', () => {
  expect(judged('2026-03-10', [], [missed(3, '2026-03-09', 'worse')]).missed).toMatchObject({
    kind: 'decide',
  });
});

test('[COURSE-MISSED] a rhythm as dense is none to go back to: in maintenance, as weekly as before, induction is', () => {
  expect(judged('2026-05-05', [], [missed(14, '2026-05-04', 'worse')]).missed).toMatchObject({
    kind: 'returnToPhase',
    phase: 0,
  });
});

test('[COURSE-MISSED] the newest missed visit counts, until the plan is changed or a dose was given', () => {
  const first = missed(10, '2026-04-06', 'worse');
  expect(judged('2026-04-07', [], [missed(9, '2026-03-30', 'stable'), first]).missed?.visit).toBe(10);
  const changed: CourseEvent = { type: 'CoursePlanChanged', body: { plan: PLAN, reason: because } };
  expect(judged('2026-04-07', [], [first, changed]).missed).toBeNull();
  expect(judged('2026-04-14', [dosed('2026-04-13')], [first]).missed).toBeNull();
});

test('[COURSE-REVIEW] after the eighth dose looking at the benefit is due, until somebody has', () => {
  const after = (count: number, ...events: CourseEvent[]) =>
    judged(
      '2026-03-27',
      INDUCTION.slice(0, count).map((day) => dosed(day)),
      events,
    ).reviews;
  expect(after(7)).toEqual([{ session: 8, status: 'ahead', goOn: null, note: null, atMs: null }]);
  expect(after(8)[0]?.status).toBe('due');
  const review: CourseEvent = {
    type: 'BenefitReviewed',
    body: { session: 8, goOn: true, note: 'much better' },
  };
  expect(after(8, review)[0]).toMatchObject({ status: 'done', goOn: true, note: 'much better' });
});

test('[COURSE-REVIEW] a session that is open has given no benefit yet', () => {
  const open = dosed('2026-03-26', { dosed: false, open: true });
  const course = judged('2026-03-26', [...INDUCTION.slice(0, 7).map((day) => dosed(day)), open]);
  expect(course.reviews[0]?.status).toBe('ahead');
});

test('[COURSE-PLAN] what was said of a visit stays where the new plan leaves it on its day, and goes where it does not', () => {
  const weekly = {
    ...PLAN,
    phases: [
      { ...PLAN.phases[0], weeksTo: 1 },
      { ...PLAN.phases[1], weeksFrom: 2 },
    ],
  } as typeof PLAN;
  const course = judged(
    '2026-03-03',
    [],
    // Visit 1 stays on 2 March. Visit 4 was 12 March and becomes the Monday of week 3, 16 March.
    [
      missed(1, MONDAY, 'stable'),
      moved(4, '2026-03-13'),
      { type: 'CoursePlanChanged', body: { plan: weekly, reason: because } },
    ],
  );
  expect(course.visits.slice(0, 4).map(({ day, status }) => [day, status])).toEqual([
    ['2026-03-02', 'missed'],
    ['2026-03-05', 'planned'],
    ['2026-03-09', 'planned'],
    ['2026-03-16', 'planned'],
  ]);
});

test('before the first day no phase has begun, and the first visit is what comes next', () => {
  const course = judged('2026-01-01');
  expect(course.currentPhase).toBeNull();
  expect(course.next).toMatchObject({ day: MONDAY, visit: 1, place: { number: 1, numberInPhase: 1, of: 8 } });
});
