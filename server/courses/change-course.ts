import type { CourseEvent } from '#shared/course-events.ts';
import type { CourseJudgement } from '#shared/courses/course-judgement.ts';
import { type CourseObjection, objectionTo } from '#shared/courses/course-objection.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { Rooms } from '../clinics.ts';
import { askedBefore, type CarriedOut, commandEvents, type HouseCommand } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import type { StoredCourse } from './course-store.ts';
import { type JudgedCourse, judgedCourses } from './judged-courses.ts';

/** What is asked of a course: `seq` is the course as whoever asks saw it. */
export interface CourseChange {
  courseId: string;
  seq: number;
  /** What is to be recorded, as the course stands. */
  event(judged: CourseJudgement): CourseEvent;
}

/**
 * Records one change of a course, on the very course that was seen: of two who change one at once the first is recorded and the
 * other is told who was first. A repeat of what was carried out is carried out.
 */
export async function changeCourse(
  rooms: Rooms,
  command: HouseCommand,
  { courseId, seq, event }: CourseChange,
): Promise<CarriedOut> {
  const { house } = rooms;
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  const [course] = await judgedCourses(rooms, [courseId]);
  if (course === undefined) return no(problem('not-found', 404, 'There is no such course.'));
  if (course.state.seq !== seq) return no(changedMeanwhile(course, seq));
  const change = event(course.judged);
  const against = objectionTo(change, course.state, course.judged, factsOf(course));
  if (against !== null) return no(objectionProblem(against));
  const { patientId } = course.state;
  const result = await house.log.append({
    clinicId: house.clinicId,
    commandId: command.commandId,
    streams: [
      {
        streamId: courseId,
        kind: 'course',
        patientId,
        expectedSeq: seq,
        events: commandEvents(house, command, [change]),
      },
    ],
  });
  if (result.ok) return { ok: true, repeated: false };
  const after = result.why === 'duplicate' ? await askedBefore(house, command) : null;
  return after ?? no(changedMeanwhile((await rooms.courses.find(courseId)) ?? course, seq));
}

export function factsOf({ judged, protocol }: JudgedCourse) {
  return { today: judged.today, dosing: protocol?.dosing ?? null };
}

/** Names who was first, so that the other can ask them. */
function changedMeanwhile({ events }: Pick<StoredCourse, 'events'>, seq: number): Problem {
  const newer = events.find((recorded) => recorded.seq > seq);
  const who = newer?.actor.kind === 'staff' ? newer.actor.name : 'Somebody';
  const sentence = `${who} changed this course after you opened it. Look at it as it is now. Nothing of yours was recorded.`;
  return problem('changed-meanwhile', 409, sentence, '/seq');
}

export function objectionProblem({ kind, sentence, pointer }: CourseObjection): Problem {
  const where = pointer === '' ? undefined : pointer;
  switch (kind) {
    case 'planNotOffered':
      return problem('planNotOffered', 422, sentence, where);
    case 'impossible':
      return problem('impossibleValue', 422, sentence, where);
    case 'notFound':
      return problem('not-found', 404, sentence, where);
    case 'conflict':
      return problem('conflict', 409, sentence, where);
  }
}

function no(details: Problem): CarriedOut {
  return { ok: false, problem: details };
}
