import { findPlanProblem } from '../clinical/dosing/possible-plan.ts';
import type { CourseEvent } from '../course-events.ts';
import type { DosingForm } from '../protocols/dosing-form.ts';
import { unreachable } from '../vocabulary.ts';
import type { CourseJudgement, CourseVisit } from './course-judgement.ts';
import type { CourseState } from './course-state.ts';
import { daysBetween, isCalendarDay } from './days.ts';
import { findCoursePlanProblem } from './possible-course.ts';

/** Why something is not recorded. `kind` says whose fault: the plan is not offered, the visit is unknown, or the course stands otherwise. */
export interface CourseObjection {
  kind: 'planNotOffered' | 'notFound' | 'impossible' | 'conflict';
  sentence: string;
  pointer: string;
}

/** What an objection rests on. `dosing` null: the clinic has no such protocol any more, so doses cannot be looked at. */
export interface CourseFacts {
  today: string;
  dosing: DosingForm | null;
}

type Started = Extract<CourseEvent, { type: 'CourseStarted' }>['body'];
type Indicated = Pick<Started, 'indication' | 'indicationWords'>;

/** More boosters than anybody books. */
const MOST_ADDED = 200;
const YEAR_DAYS = 366;
/** How long ago a course may have begun that is taken over from elsewhere. */
const MOST_DAYS_BACK = 10 * YEAR_DAYS;

/** Why a course cannot be started so; null when it can. */
export function objectionToStart(body: Started, facts: CourseFacts): CourseObjection | null {
  return wrongIndication(body) ?? wrongPlan(body.plan, facts);
}

/** Why this event cannot follow what is known of the course; null when it can. `judged` as of today, of the same state. */
export function objectionTo(
  event: CourseEvent,
  state: CourseState,
  judged: CourseJudgement,
  facts: CourseFacts,
): CourseObjection | null {
  if (state.end !== null && !AFTER_THE_END.has(event.type)) return ENDED;
  switch (event.type) {
    case 'CourseStarted':
      return conflict('This course was started before.', '/courseId');
    case 'CoursePlanChanged':
      return wrongPlan(event.body.plan, facts);
    case 'CourseIndicationChanged':
      return wrongIndication(event.body);
    case 'VisitMoved':
      return (
        wrongVisit(judged, event.body.visit) ??
        (event.body.day === null ? null : wrongDay(event.body.day, facts.today))
      );
    case 'VisitMissed':
      return wrongVisit(judged, event.body.visit) ?? notYetMissed(judged, event.body.visit, facts.today);
    case 'VisitAdded':
      if (state.added.some(({ visitId }) => visitId === event.body.visitId))
        return conflict('This visit was added before.', '/visitId');
      if (state.added.length >= MOST_ADDED)
        return conflict('This course has as many added visits as it may have.', '');
      return wrongDay(event.body.day, facts.today);
    case 'VisitRemoved':
      return notRemovable(judged, event.body.visitId);
    case 'NextDoseOrdered':
      return wrongOrder(event.body, facts);
    case 'SessionJoined':
      return state.sessions.some(({ sessionId }) => sessionId === event.body.sessionId)
        ? conflict('This session belongs to the course already.', '/sessionId')
        : null;
    case 'SessionLeft':
      return state.sessions.some(({ sessionId }) => sessionId === event.body.sessionId)
        ? null
        : notFound('This session does not belong to the course.', '');
    case 'BenefitReviewed':
      return dosesOf(judged) >= event.body.session
        ? null
        : conflict('There have not been as many doses yet: look at the benefit when there have.', '/session');
    case 'CourseEnded':
      return null;
    case 'CourseReopened':
      return state.end === null ? conflict('This course has not ended.', '') : null;
    default:
      return unreachable(event);
  }
}

const AFTER_THE_END: ReadonlySet<CourseEvent['type']> = new Set(['CourseReopened', 'SessionLeft']);
const ENDED = conflict('This course has ended. Reopen it to go on with it.', '');

function conflict(sentence: string, pointer: string): CourseObjection {
  return { kind: 'conflict', sentence, pointer };
}

function notFound(sentence: string, pointer: string): CourseObjection {
  return { kind: 'notFound', sentence, pointer };
}

function wrongIndication({ indication, indicationWords }: Indicated): CourseObjection | null {
  if ((indication === 'other') === (indicationWords !== null)) return null;
  const sentence =
    indication === 'other'
      ? 'Say what it is given for.'
      : 'Words are for another indication than those of the list.';
  return { kind: 'impossible', sentence, pointer: '/indicationWords' };
}

function wrongPlan(plan: Started['plan'], { dosing, today }: CourseFacts): CourseObjection | null {
  const problem = findCoursePlanProblem(plan, dosing);
  if (problem !== null)
    return { kind: 'planNotOffered', sentence: problem.sentence, pointer: `/plan${problem.pointer}` };
  const ahead = daysBetween(today, plan.startDay);
  if (ahead <= YEAR_DAYS && ahead >= -MOST_DAYS_BACK) return null;
  return {
    kind: 'impossible',
    sentence: 'A course begins within the next year, and not more than ten years ago.',
    pointer: '/plan/startDay',
  };
}

function wrongDay(day: string, today: string): CourseObjection | null {
  if (isCalendarDay(day) && Math.abs(daysBetween(today, day)) <= YEAR_DAYS) return null;
  const sentence = isCalendarDay(day)
    ? 'A visit is booked within a year of today.'
    : 'This is no day of the calendar.';
  return { kind: 'impossible', sentence, pointer: '/day' };
}

/** A visit the plan has not, or one for which somebody came: that cannot be booked otherwise. */
function wrongVisit({ visits }: CourseJudgement, number: number): CourseObjection | null {
  const visit = visits.find((one) => one.visit === number);
  if (visit === undefined) return notFound('The plan has no such visit, or not yet.', '');
  return visit.sessionId === null ? null : HAS_SESSION;
}

const HAS_SESSION = conflict('There is a session for this visit.', '');

function notYetMissed({ visits }: CourseJudgement, number: number, today: string): CourseObjection | null {
  const visit = visits.find((one) => one.visit === number) as CourseVisit;
  if (visit.status === 'leftOut') return conflict('This visit was left out: nobody was expected.', '');
  return visit.day <= today ? null : conflict('The day of this visit is still to come.', '');
}

function notRemovable({ visits }: CourseJudgement, visitId: string): CourseObjection | null {
  const visit = visits.find((one) => one.visitId === visitId);
  if (visit === undefined) return notFound('No such visit was added.', '');
  if (visit.status === 'removed') return conflict('This visit was removed before.', '');
  return visit.sessionId === null ? null : HAS_SESSION;
}

type Ordered = Extract<CourseEvent, { type: 'NextDoseOrdered' }>['body'];

function wrongOrder(order: Ordered, { dosing }: CourseFacts): CourseObjection | null {
  const wrong = dosing === null ? null : findPlanProblem(dosing, order);
  return wrong === null
    ? null
    : { kind: 'planNotOffered', sentence: wrong.sentence, pointer: `/${wrong.field}` };
}

function dosesOf({ sessions }: CourseJudgement): number {
  return sessions.filter(({ dosed }) => dosed).length;
}
