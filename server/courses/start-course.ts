import type * as z from 'zod/mini';
import { objectionToStart } from '#shared/courses/course-objection.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { startCourseBodySchema } from '#shared/wire/courses.ts';
import type { Rooms } from '../clinics.ts';
import { askedBefore, BUSY, type CarriedOut, commandEvents, type HouseCommand } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import { mergedProblem } from '../patients/open-patient.ts';
import { findProtocolOn, NOT_ON } from '../protocols/protocols-on.ts';
import { objectionProblem } from './change-course.ts';
import { todayOf } from './judged-courses.ts';

export type StartCourse = Omit<z.infer<typeof startCourseBodySchema>, 'commandId'>;

/** Begins a course. A patient has one open course of a protocol: calls for one patient must not overlap. */
export async function startCourse(
  rooms: Pick<Rooms, 'house' | 'aliases'>,
  command: HouseCommand,
  body: StartCourse,
): Promise<CarriedOut> {
  const { house } = rooms;
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  const against =
    (await mergedProblem(rooms, body.patientId, '/patientId')) ??
    (await wrongStart(rooms, body)) ??
    (await openCourseOf(rooms, body.patientId, body.protocolId, null));
  if (against !== null) return { ok: false, problem: against };
  const { courseId, patientId } = body;
  const result = await house.log.append({
    clinicId: house.clinicId,
    commandId: command.commandId,
    streams: [
      {
        streamId: courseId,
        kind: 'course',
        patientId,
        expectedSeq: 0,
        events: commandEvents(house, command, [{ type: 'CourseStarted', body }]),
      },
    ],
  });
  if (result.ok) return { ok: true, repeated: false };
  if (result.why === 'duplicate') return (await askedBefore(house, command)) ?? BUSY;
  return {
    ok: false,
    problem: problem('conflict', 409, 'This course id is in use. Nothing was recorded.', '/courseId'),
  };
}

async function wrongStart({ house }: Pick<Rooms, 'house'>, body: StartCourse): Promise<Problem | null> {
  const found = await findProtocolOn(house, body.protocolId);
  if (found.is !== 'on') return NOT_ON[found.is];
  const { today } = await todayOf(house);
  const objection = objectionToStart(body, { today, dosing: found.protocol.dosing });
  return objection === null ? null : objectionProblem(objection);
}

/** Why a patient who has an open course of this protocol, besides `except`, gets no second one; null when they have none. */
export async function openCourseOf(
  { house, aliases }: Pick<Rooms, 'house' | 'aliases'>,
  patientId: string,
  protocolId: string,
  except: string | null,
): Promise<Problem | null> {
  const rows = await house.db
    .selectFrom('courses')
    .select('course_id')
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', 'in', aliases.recordsOf(patientId))
    .where('protocol_id', '=', protocolId)
    .where('status', '=', 'open')
    .execute();
  if (rows.every((row) => row.course_id === except)) return null;
  const sentence = 'This patient has an open course of this protocol: go on with that one, or end it first.';
  return problem('conflict', 409, sentence, '/protocolId');
}
