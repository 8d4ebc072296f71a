import type { CourseJudgement } from '#shared/courses/course-judgement.ts';
import type { CourseSession } from '#shared/courses/course-session.ts';
import { judgeCourse } from '#shared/courses/judge-course.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { Rooms } from '../clinics.ts';
import type { House } from '../house.ts';
import { localDate } from '../sessions/days.ts';
import { sessionsOfCourses } from './course-sessions.ts';
import type { StoredCourse } from './course-store.ts';
import { protocolsOf } from './protocols.ts';

/** A course with what is judged of it today. */
export interface JudgedCourse extends StoredCourse {
  judged: CourseJudgement;
  /** The protocol as the clinic has it now; null: it has none of this id. */
  protocol: Protocol | null;
  sessions: CourseSession[];
}

/** The clinic's day. */
export async function todayOf(house: House): Promise<{ today: string; timeZone: string }> {
  const { timeZone } = await clinicFacts(house);
  return { today: localDate(house.stamp(), timeZone), timeZone };
}

/** These courses as of today; what is none is left out. */
export async function judgedCourses(
  { house, courses }: Pick<Rooms, 'house' | 'courses'>,
  courseIds: readonly string[],
): Promise<JudgedCourse[]> {
  const { today, timeZone } = await todayOf(house);
  const stored = await courses.findAll(courseIds);
  const sessions = await sessionsOfCourses(house, courseIds, timeZone);
  const births = await birthDates(
    house,
    stored.map(({ state }) => state.patientId),
  );
  const protocols = await protocolsOf(
    house,
    stored.map(({ state }) => state.protocolId),
  );
  return stored.map((course) => {
    const { courseId, patientId, protocolId } = course.state;
    const own = sessions.get(courseId) ?? [];
    const protocol = protocols.get(protocolId) ?? null;
    const about = { birthDate: births.get(patientId) ?? null, drug: protocol?.drug ?? null };
    return {
      ...course,
      protocol,
      sessions: own,
      judged: judgeCourse(course.state, own, { today, ...about }),
    };
  });
}

async function birthDates(house: House, patientIds: readonly string[]): Promise<Map<string, string>> {
  if (patientIds.length === 0) return new Map();
  const rows = await house.db
    .selectFrom('patients')
    .select(['patient_id', 'birth_date'])
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', 'in', [...new Set(patientIds)])
    .execute();
  return new Map(rows.map((row) => [row.patient_id, row.birth_date]));
}

/** Ids of the courses of these records, newest first. */
export async function courseIdsOf(house: House, patientIds: readonly string[]): Promise<string[]> {
  const rows = await house.db
    .selectFrom('courses')
    .select('course_id')
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', 'in', patientIds)
    .orderBy('started_at', 'desc')
    .orderBy('course_id')
    .execute();
  return rows.map((row) => row.course_id);
}
