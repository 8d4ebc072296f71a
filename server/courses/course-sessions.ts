import type { CourseSession } from '#shared/courses/course-session.ts';
import type { House } from '../house.ts';
import { localDate } from '../sessions/days.ts';

/** What courses need to know of their sessions, by course. Days are of the clinic's zone. */
export async function sessionsOfCourses(
  house: House,
  courseIds: readonly string[],
  timeZone: string,
): Promise<ReadonlyMap<string, CourseSession[]>> {
  const byCourse = new Map<string, CourseSession[]>(courseIds.map((courseId) => [courseId, []]));
  if (courseIds.length === 0) return byCourse;
  const rows = await house.db
    .selectFrom('course_sessions as joined')
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.clinic_id', '=', 'joined.clinic_id')
        .onRef('sessions.session_id', '=', 'joined.session_id'),
    )
    .selectAll('sessions')
    .select('joined.course_id')
    .where('joined.clinic_id', '=', house.clinicId)
    .where('joined.course_id', 'in', courseIds)
    .execute();
  for (const row of rows) {
    const atMs = row.first_dose_at ?? row.planned_at;
    byCourse.get(row.course_id)?.push({
      sessionId: row.session_id,
      day: localDate(atMs, timeZone),
      atMs,
      dosed: row.first_dose_at !== null,
      open: row.status === 'open',
      plannedMg: row.planned_mg,
      plannedMgPerKg: row.planned_mg_per_kg,
      plannedOverMin: row.planned_over_min,
    });
  }
  return byCourse;
}
