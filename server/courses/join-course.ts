import type { CourseState } from '#shared/courses/course-state.ts';
import { placeInCourse } from '#shared/courses/judge-course.ts';
import type { SessionCourse } from '#shared/events.ts';
import type { StatedIndication } from '#shared/state.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { Rooms } from '../clinics.ts';
import { problem } from '../http/problem.ts';
import type { StreamAppend } from '../log/event-log.ts';
import type { StaffActor } from '../people/staff.ts';
import { localDate } from '../sessions/days.ts';
import { type JudgedCourse, judgedCourses } from './judged-courses.ts';

/** The session that is to be one of a course. */
export interface Joining {
  sessionId: string;
  patientId: string;
  protocolId: string;
  courseId: string;
  plannedAtMs: number;
}

export type Joined =
  | { ok: true; place: SessionCourse; indication: StatedIndication; append: StreamAppend }
  | { ok: false; problem: Problem };

/**
 * The place that a session has in its course as it stands now, what the course says it is given for, and what to append to the course in the commit that opens the
 * session: if the course was changed meanwhile, nothing is stored and it is counted again.
 */
export async function joinCourse(
  rooms: Pick<Rooms, 'house' | 'courses' | 'aliases'>,
  by: StaffActor,
  joining: Joining,
  timeZone: string,
): Promise<Joined> {
  const { house } = rooms;
  const { sessionId, courseId, plannedAtMs } = joining;
  const [course] = await judgedCourses(rooms, [courseId]);
  const against = course === undefined ? NO_COURSE : objection(rooms, course, joining);
  if (course === undefined || against !== null) return { ok: false, problem: against ?? NO_COURSE };
  const { state, sessions } = course;
  const event = { type: 'SessionJoined', body: { sessionId, plannedAtMs } } as const;
  return {
    ok: true,
    indication: indicationOf(state),
    place: placeInCourse(state, sessions, localDate(plannedAtMs, timeZone)),
    append: {
      streamId: courseId,
      kind: 'course',
      patientId: state.patientId,
      expectedSeq: state.seq,
      events: [{ eventId: house.newId(), event, takenAtMs: null, recordedAtMs: house.stamp(), actor: by }],
    },
  };
}

function indicationOf({
  indication,
  indicationWords,
  treatmentPlan,
  indicated,
}: CourseState): StatedIndication {
  return { indication, indicationWords, treatmentPlan, ...indicated };
}

const NO_COURSE = problem('not-found', 404, 'There is no such course.', '/courseId');

function objection(
  { aliases }: Pick<Rooms, 'aliases'>,
  { state }: JudgedCourse,
  { patientId, protocolId }: Joining,
): Problem | null {
  if (aliases.headOf(state.patientId) !== aliases.headOf(patientId)) return NO_COURSE;
  if (state.end !== null)
    return problem(
      'conflict',
      409,
      'This course has ended. Reopen it, or open the session without it.',
      '/courseId',
    );
  if (state.protocolId !== protocolId)
    return problem(
      'conflict',
      409,
      'This course is of another protocol. Open the session with that one, or without the course.',
      '/protocolId',
    );
  return null;
}
