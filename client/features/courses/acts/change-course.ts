import type { SendOutcome } from '#client/connection/send-command.ts';
import type { ActContext } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import type { Course } from '#shared/wire/courses.ts';

/** What tells one state of a course from another: of two who change it at once the second is told. */
export type CourseAt = Pick<Course, 'courseId' | 'seq'>;

/** Sends one change of a course as it was seen when the dialog opened. `part`: the rest of its path, `/end`. */
export function changeCourse(
  { courseId, seq }: CourseAt,
  { entryId: commandId }: Pick<ActContext, 'entryId'>,
  { method, part, body }: { method: 'POST' | 'PUT'; part: string; body: object },
): Promise<SendOutcome> {
  return recordOverHttp(`/api/v1/courses/${courseId}${part}`, { commandId, seq, ...body }, { method });
}
