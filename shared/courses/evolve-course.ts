import type { CourseEvent } from '../course-events.ts';
import type { Recorded } from '../events.ts';
import { unreachable } from '../vocabulary.ts';
import type { CoursePlan } from './course-plan.ts';
import type { CourseState } from './course-state.ts';
import { plannedVisit } from './planned-visits.ts';

/**
 * Folds one event into `state`, in place, and returns it; null starts from CourseStarted. An event already folded changes
 * nothing; a gap throws.
 */
export function evolveCourse(state: CourseState | null, recorded: Recorded<CourseEvent>): CourseState {
  if (state === null) return startCourse(recorded);
  if (recorded.seq <= state.seq) return state;
  if (recorded.seq !== state.seq + 1)
    throw new Error(`event ${recorded.seq} follows ${state.seq}: events are missing`);
  applyCourseEvent(state, recorded);
  state.seq = recorded.seq;
  return state;
}

/** Folds a whole stream; null when it is empty. */
export function replayCourse(events: readonly Recorded<CourseEvent>[]): CourseState | null {
  let state: CourseState | null = null;
  for (const event of events) state = evolveCourse(state, event);
  return state;
}

function startCourse({ event, seq, recordedAtMs, actor }: Recorded<CourseEvent>): CourseState {
  if (event.type !== 'CourseStarted')
    throw new Error(`a course begins with CourseStarted, not ${event.type}`);
  return {
    ...event.body,
    seq,
    planSeq: seq,
    started: { atMs: recordedAtMs, by: actor },
    indicated: { atMs: recordedAtMs, by: actor },
    moved: {},
    missed: {},
    added: [],
    order: null,
    sessions: [],
    reviews: {},
    end: null,
  };
}

/** What one event changes. Exhaustive: a new event breaks the build here until it has been thought about. */
function applyCourseEvent(
  state: CourseState,
  { event, seq, recordedAtMs, actor }: Recorded<CourseEvent>,
): void {
  const act = { atMs: recordedAtMs, by: actor };
  switch (event.type) {
    case 'CourseStarted':
      throw new Error('a course starts once');
    case 'CoursePlanChanged':
      changePlan(state, event.body.plan);
      state.planSeq = seq;
      return;
    case 'CourseIndicationChanged':
      state.indication = event.body.indication;
      state.indicationWords = event.body.indicationWords;
      state.treatmentPlan = event.body.treatmentPlan;
      state.indicated = act;
      return;
    case 'VisitMoved': {
      const { visit, day, reason } = event.body;
      state.moved[visit] = { day, reason, seq, ...act };
      delete state.missed[visit];
      return;
    }
    case 'VisitMissed': {
      const { visit, ...missed } = event.body;
      state.missed[visit] = { ...missed, seq, ...act };
      return;
    }
    case 'VisitAdded':
      if (!state.added.some(({ visitId }) => visitId === event.body.visitId))
        state.added.push({ ...event.body, ...act, removed: null });
      return;
    case 'VisitRemoved': {
      const added = state.added.find(({ visitId }) => visitId === event.body.visitId);
      if (added) added.removed = { reason: event.body.reason, ...act };
      return;
    }
    case 'NextDoseOrdered':
      state.order = { ...event.body, seq, ...act };
      return;
    case 'SessionJoined':
      leave(state, event.body.sessionId);
      state.sessions.push({ ...event.body, seq });
      return;
    case 'SessionLeft':
      leave(state, event.body.sessionId);
      return;
    case 'BenefitReviewed': {
      const { session, goOn, note } = event.body;
      state.reviews[session] = { goOn, note, ...act };
      return;
    }
    case 'CourseEnded':
      state.end = { reason: event.body.reason, ...act };
      return;
    case 'CourseReopened':
      state.end = null;
      return;
    default:
      unreachable(event);
  }
}

function leave(state: CourseState, sessionId: string): void {
  state.sessions = state.sessions.filter((session) => session.sessionId !== sessionId);
}

/** What was said of a visit stands where the new plan leaves that visit on its day; elsewhere it was said of another one. */
function changePlan(state: CourseState, plan: CoursePlan): void {
  const stays = (visit: number) => {
    const [before, after] = [plannedVisit(state.plan, visit), plannedVisit(plan, visit)];
    return before !== null && before.day === after?.day;
  };
  for (const said of [state.moved, state.missed])
    for (const visit of Object.keys(said).map(Number)) if (!stays(visit)) delete said[visit];
  state.plan = plan;
}
