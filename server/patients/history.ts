import type { PatientRecord } from '#shared/wire/api.ts';
import type { PatientHistory } from '#shared/wire/history.ts';
import type { Rooms } from '../clinics.ts';
import { courseView } from '../courses/course-view.ts';
import { courseIdsOf, judgedCourses } from '../courses/judged-courses.ts';
import { digestsOf } from '../sessions/digests.ts';

/**
 * One patient over time: their courses, and their sessions newest first, at most `limit` of those older than `before` (which counts
 * from the oldest; null: from the newest on). So also under records that were merged into theirs.
 */
export async function patientHistory(
  rooms: Rooms,
  { patientId, sameName }: PatientRecord,
  before: number | null,
  limit: number,
): Promise<PatientHistory> {
  const { house, aliases } = rooms;
  const records = aliases.recordsOf(patientId);
  const ids = await sessionIdsOf(rooms, records);
  const to = Math.min(before ?? ids.length, ids.length);
  const from = Math.max(0, to - limit);
  const courses = await judgedCourses(rooms, await courseIdsOf(house, records));
  return {
    patientId,
    sameName,
    courses: courses.map(courseView),
    sessions: await digestsOf(rooms, ids.slice(from, to).toReversed()),
    total: ids.length,
    next: from > 0 ? from : null,
  };
}

/** Oldest first: a session that is opened meanwhile changes no page that was given out. */
async function sessionIdsOf(
  { house }: Pick<Rooms, 'house'>,
  patientIds: readonly string[],
): Promise<string[]> {
  const rows = await house.db
    .selectFrom('sessions')
    .select('session_id')
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', 'in', patientIds)
    .orderBy('planned_at')
    .orderBy('session_id')
    .execute();
  return rows.map((row) => row.session_id);
}
