import type {
  CourseJudgement,
  CoursePhaseView,
  CourseSessionPlace,
  NextSession,
} from './course-judgement.ts';
import { type CourseSession, counts, inOrder } from './course-session.ts';
import type { CourseState } from './course-state.ts';
import { daysOfPhase, phaseOfDay } from './planned-visits.ts';
import { judgeReviews, proposeAfterMiss } from './proposals.ts';
import { type AboutPatient, proposeDose } from './propose-dose.ts';
import { type JudgedVisit, judgeVisits } from './visits.ts';

/**
 * What is judged of a course on the day `today` of the clinic. `sessions` are what is known of its sessions, in any order;
 * others are ignored. Everything is by days: no hour, no zone and no clock.
 */
export function judgeCourse(
  state: CourseState,
  sessions: readonly CourseSession[],
  { today, ...about }: { today: string } & AboutPatient,
): CourseJudgement {
  const own = inOrder(sessions.filter(({ sessionId }) => belongs(state, sessionId)));
  const counted = own.filter(counts);
  const visits = judgeVisits(state, counted, today);
  const phases = viewPhases(state, visits, counted);
  return {
    today,
    phases,
    currentPhase: today < state.plan.startDay ? null : phaseOfDay(state.plan, today),
    visits: visits.map(({ session: _session, ...visit }) => visit),
    sessions: placeSessions(state, own, visits),
    next: state.end === null ? nextSession(state, visits, phases, counted, today, about) : null,
    overdue: visits.filter(({ status }) => status === 'overdue').length,
    missed: proposeAfterMiss(state, counted, today),
    reviews: judgeReviews(state, counted),
    openSessionId: counted.findLast(({ open }) => open)?.sessionId ?? null,
  };
}

function belongs({ sessions }: CourseState, sessionId: string): boolean {
  return sessions.some((joined) => joined.sessionId === sessionId);
}

/** [COURSE-PLACE] Visits and sessions are in the phase in which their day falls. */
function viewPhases(
  { plan }: CourseState,
  visits: readonly JudgedVisit[],
  counted: readonly CourseSession[],
): CoursePhaseView[] {
  return plan.phases.map((phase, index) => {
    const { from, to } = daysOfPhase(plan, phase);
    const stand = visits.filter(
      (visit) => visit.phase === index && visit.status !== 'leftOut' && visit.status !== 'removed',
    );
    return {
      name: phase.name,
      fromDay: from,
      toDay: to,
      visits: to === null ? null : stand.length,
      sessions: counted.filter(({ day }) => phaseOfDay(plan, day) === index).length,
    };
  });
}

function placeSessions(
  { plan }: CourseState,
  own: readonly CourseSession[],
  visits: readonly JudgedVisit[],
): CourseSessionPlace[] {
  let number = 0;
  const inPhase = plan.phases.map(() => 0);
  return own.map((session) => {
    const phase = phaseOfDay(plan, session.day);
    const isCounted = counts(session);
    if (isCounted) {
      number += 1;
      inPhase[phase] = (inPhase[phase] ?? 0) + 1;
    }
    const visit = visits.find((one) => one.session === session);
    return {
      sessionId: session.sessionId,
      day: session.day,
      dosed: session.dosed,
      number: isCounted ? number : null,
      phase,
      numberInPhase: isCounted ? (inPhase[phase] ?? null) : null,
      visit: visit?.visit ?? null,
      visitId: visit?.visitId ?? null,
    };
  });
}

/** The session after those there are: on the next day that waits, today or later; else for the newest visit overdue. */
function nextSession(
  state: CourseState,
  visits: readonly JudgedVisit[],
  phases: readonly CoursePhaseView[],
  counted: readonly CourseSession[],
  today: string,
  about: AboutPatient,
): NextSession {
  const waiting = visits.filter(
    ({ status, sessionId }) => sessionId === null && ['overdue', 'due', 'planned'].includes(status),
  );
  const visit = waiting.find(({ status }) => status !== 'overdue') ?? waiting.at(-1) ?? null;
  const day = visit === null || visit.day < today ? today : visit.day;
  const index = phaseOfDay(state.plan, day);
  const number = counted.length + 1;
  return {
    place: {
      courseId: state.courseId,
      number,
      phase: phases[index]?.name ?? '',
      numberInPhase: (phases[index]?.sessions ?? 0) + 1,
      of: phases[index]?.visits ?? null,
    },
    day: visit?.day ?? null,
    visit: visit?.visit ?? null,
    visitId: visit?.visitId ?? null,
    shortGap: visit?.shortGap ?? null,
    dose: proposeDose(state, counted, { day, number, phase: state.plan.phases[index] }, about),
  };
}

/**
 * [COURSE-PLACE] The place that a session opened for `day` has in the course, to be pinned in it: `session 5 of 8 (induction)`.
 * `sessions` without it.
 */
export function placeInCourse(
  state: CourseState,
  sessions: readonly CourseSession[],
  day: string,
): NextSession['place'] {
  const counted = inOrder(sessions.filter((session) => belongs(state, session.sessionId) && counts(session)));
  const index = phaseOfDay(state.plan, day);
  const phases = viewPhases(state, judgeVisits(state, counted, day), counted);
  return {
    courseId: state.courseId,
    number: counted.length + 1,
    phase: phases[index]?.name ?? '',
    numberInPhase: (phases[index]?.sessions ?? 0) + 1,
    of: phases[index]?.visits ?? null,
  };
}
