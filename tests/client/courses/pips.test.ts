import { expect, it } from 'vitest';
import { pipsOf } from '#client/features/courses/pips.ts';
import type { CourseSession } from '#shared/courses/course-session.ts';
import type { CourseState } from '#shared/courses/course-state.ts';
import { judgeCourse } from '#shared/courses/judge-course.ts';
import { TRD } from './plan-of-trd.ts';

const by = { kind: 'system' } as const;
const said = { atMs: 0, by, seq: 9, reason: 'r' };
const STATE: CourseState = {
  courseId: 'c',
  seq: 9,
  patientId: 'p',
  protocolId: 'esketamine-intranasal',
  indication: 'trd',
  indicationWords: null,
  treatmentPlan: null,
  plan: TRD,
  planSeq: 1,
  started: { atMs: 0, by },
  indicated: { atMs: 0, by },
  moved: {},
  missed: {},
  added: [],
  order: null,
  sessions: [],
  reviews: {},
  end: null,
};
const session = (day: string, changes: Partial<CourseSession> = {}): CourseSession => ({
  sessionId: day,
  day,
  atMs: Date.parse(`${day}T10:00:00Z`),
  dosed: true,
  open: false,
  plannedMg: 56,
  plannedMgPerKg: null,
  plannedOverMin: null,
  ...changes,
});

function looks(today: string, changes: Partial<CourseState>, sessions: CourseSession[]) {
  const joined = sessions.map(({ sessionId, atMs }, nth) => ({ sessionId, plannedAtMs: atMs, seq: nth + 2 }));
  const judged = judgeCourse({ ...STATE, sessions: joined, ...changes }, sessions, {
    today,
    birthDate: null,
    drug: null,
  });
  return pipsOf(judged).map((phase) => phase.map(({ look }) => look));
}

it('draws every visit of a phase by what became of it', () => {
  // Visits on 11, 14, 18, 21, 25, 28 May and 1, 4 June; today is 21 May.
  const [induction] = looks(
    '2026-05-21',
    {
      missed: { 2: { ...said, day: '2026-05-14', condition: 'stable' } },
      moved: { 5: { ...said, day: null } },
    },
    [session('2026-05-11')],
  );
  expect(induction).toEqual(['done', 'missed', 'overdue', 'due', 'leftOut', 'planned', 'planned', 'planned']);
});

it('draws the session that is open now as such', () => {
  const [induction] = looks('2026-05-14', {}, [
    session('2026-05-11'),
    session('2026-05-14', { dosed: false, open: true }),
  ]);
  expect(induction?.slice(0, 3)).toEqual(['done', 'now', 'planned']);
});

it('does not draw a session that ended without a dose, nor a booster that was taken out', () => {
  const removed = {
    visitId: 'b',
    day: '2026-05-13',
    reason: 'r',
    atMs: 0,
    by,
    removed: { reason: 'r', atMs: 0, by },
  };
  const [induction] = looks('2026-05-12', { added: [removed] }, [
    session('2026-05-11', { dosed: false, open: false }),
  ]);
  expect(induction).toHaveLength(8);
  expect(induction?.[0]).toBe('overdue');
});

it('puts a review behind the session it is named after, past what was missed or left out', () => {
  const judged = judgeCourse({ ...STATE, moved: { 3: { ...said, day: null } } }, [], {
    today: '2026-05-11',
    birthDate: null,
    drug: null,
  });
  const all = pipsOf(judged).flat();
  // The third of the first nine visits is left out: the eighth session is the ninth visit, on 8 June.
  expect(all.filter(({ review }) => review).map(({ day }) => day)).toEqual(['2026-06-08', '2026-07-06']);
});
