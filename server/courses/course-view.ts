import { counts } from '#shared/courses/course-session.ts';
import { isUsed } from '#shared/courses/propose-dose.ts';
import { returningPlan } from '#shared/courses/returning-plan.ts';
import type { Course } from '#shared/wire/courses.ts';
import type { JudgedCourse } from './judged-courses.ts';

/** The newest changes that are shown. */
const MOST_EVENTS = 500;

/** What a course is answered as: what was said of it, what is judged today, and every change. */
export function courseView({ state, events, sessions, judged, protocol }: JudgedCourse): Course {
  const covered = protocol?.approvedIndications ?? [];
  const { order, missed } = { order: state.order, missed: judged.missed };
  const used = order !== null && isUsed(order, state.sessions, sessions.filter(counts));
  return {
    courseId: state.courseId,
    seq: state.seq,
    patientId: state.patientId,
    protocol: {
      protocolId: state.protocolId,
      name: protocol?.name ?? null,
      routeShort: protocol?.routeShort ?? null,
    },
    indication: state.indication,
    indicationWords: state.indicationWords,
    treatmentPlan: state.treatmentPlan,
    offLabel: protocol === null ? null : !covered.includes(state.indication),
    plan: state.plan,
    returningPlan: missed?.phase == null ? null : returningPlan(state.plan, missed.phase, judged.today),
    started: state.started,
    order: order === null || used ? null : withoutSeq(order),
    end: state.end,
    judgement: judged,
    events: events
      .slice(-MOST_EVENTS)
      .map(({ seq, recordedAtMs, actor, event }) => ({ seq, recordedAtMs, actor, event })),
  };
}

function withoutSeq<T extends { seq: number }>({ seq: _seq, ...rest }: T): Omit<T, 'seq'> {
  return rest;
}
