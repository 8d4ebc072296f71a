import type { AnyEvent } from '#shared/events.ts';
import type { ProjectedAt } from './projected-at.ts';

/** Which courses there are, whose, and which sessions belong to them. What is planned and judged is folded, not kept here. */
export async function projectCourse(at: ProjectedAt, event: AnyEvent): Promise<void> {
  switch (event.type) {
    case 'CourseStarted':
      await at.tx
        .insertInto('courses')
        .values({
          clinic_id: at.clinicId,
          course_id: at.streamId,
          patient_id: event.body.patientId,
          protocol_id: event.body.protocolId,
          status: 'open',
          started_at: at.recordedAtMs,
          ended_at: null,
        })
        .execute();
      return;
    case 'CourseEnded':
      return changeCourse(at, { status: 'ended', ended_at: at.recordedAtMs });
    case 'CourseReopened':
      return changeCourse(at, { status: 'open', ended_at: null });
    case 'SessionJoined':
      await at.tx
        .insertInto('course_sessions')
        .values({ clinic_id: at.clinicId, course_id: at.streamId, session_id: event.body.sessionId })
        .onConflict((conflict) => conflict.columns(['clinic_id', 'course_id', 'session_id']).doNothing())
        .execute();
      return;
    case 'SessionLeft':
      await at.tx
        .deleteFrom('course_sessions')
        .where('clinic_id', '=', at.clinicId)
        .where('course_id', '=', at.streamId)
        .where('session_id', '=', event.body.sessionId)
        .execute();
      return;
  }
}

async function changeCourse(
  at: ProjectedAt,
  change: { status: 'open' | 'ended'; ended_at: number | null },
): Promise<void> {
  await at.tx
    .updateTable('courses')
    .set(change)
    .where('clinic_id', '=', at.clinicId)
    .where('course_id', '=', at.streamId)
    .execute();
}
