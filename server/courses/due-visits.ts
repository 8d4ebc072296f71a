import type { CourseJudgement, CourseVisit } from '#shared/courses/course-judgement.ts';
import { addDays, daysBetween, isCalendarDay } from '#shared/courses/days.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { DueVisit, DueVisits } from '#shared/wire/courses.ts';
import type { Rooms } from '../clinics.ts';
import { problem } from '../http/problem.ts';
import { withNamesake } from '../patients/similar-names.ts';
import type { StaffActor } from '../people/staff.ts';
import { type JudgedCourse, judgedCourses, todayOf } from './judged-courses.ts';
import { type ListedPatient, listedPatients } from './listed-patients.ts';
import { rideArranged } from './ride.ts';

export type FoundVisits = { ok: true; visits: DueVisits } | { ok: false; problem: Problem };

/** A week ahead unless more is asked for, and never more than two months. */
const USUAL_DAYS = 7;
const MOST_DAYS = 62;

/**
 * The visits of open courses from one day to another, both counted, and of each course the newest visit that is overdue. Of a record
 * this person may not open they are told who comes and when, as a search tells it.
 */
export async function dueVisits(
  rooms: Rooms,
  { staffId }: StaffActor,
  asked: { from?: string | undefined; to?: string | undefined },
): Promise<FoundVisits> {
  const { house, restrictions, aliases } = rooms;
  const { today } = await todayOf(house);
  const from = asked.from ?? today;
  const to = asked.to ?? addDays(isCalendarDay(from) ? from : today, USUAL_DAYS);
  const wrong = wrongSpan(from, to);
  if (wrong !== null) return { ok: false, problem: wrong };
  const courses = await judgedCourses(rooms, await openCourseIds(rooms));
  const patients = await listedPatients(
    house,
    courses.map(({ state }) => aliases.headOf(state.patientId)),
  );
  const listed = courses.flatMap((course) => {
    const patient = patients.get(aliases.headOf(course.state.patientId));
    return patient === undefined
      ? []
      : visitsIn(course, from, to).map((visit) => ({ course, visit, patient }));
  });
  const people = [...new Set(listed.map(({ patient }) => patient)), ...onTheBoard(rooms)];
  const namesakes = withNamesake(
    people.map(({ patientId, identity }) => ({ patientId, name: identity.name })),
  );
  const visits = listed.map(({ course, visit, patient }): DueVisit => {
    const restricted = restrictions.isRestricted(patient.patientId);
    const open = restrictions.mayOpen(staffId, patient.patientId, null);
    return {
      courseId: course.state.courseId,
      patientId: patient.patientId,
      identity: patient.identity,
      sameName: namesakes.has(patient.patientId),
      restricted,
      day: visit.day,
      status: visit.status as DueVisit['status'],
      overdue: course.judged.overdue,
      sessionId: visit.sessionId,
      rideArranged: rideArranged(rooms, visit.sessionId),
      details: open ? detailsOf(course, visit) : null,
    };
  });
  return { ok: true, visits: { today, from, to, visits: visits.sort(byDayThenName) } };
}

function wrongSpan(from: string, to: string): Problem | null {
  const no = (sentence: string, pointer: string) => problem('malformed', 400, sentence, pointer);
  if (!isCalendarDay(from)) return no('The first day is no day of the calendar, as in 2026-11-26.', '/from');
  if (!isCalendarDay(to)) return no('The last day is no day of the calendar, as in 2026-11-26.', '/to');
  const days = daysBetween(from, to);
  if (days < 0) return no('The last day lies before the first.', '/to');
  return days <= MOST_DAYS ? null : no(`At most ${MOST_DAYS} days are asked for at once.`, '/to');
}

async function openCourseIds({ house }: Pick<Rooms, 'house'>): Promise<string[]> {
  const rows = await house.db
    .selectFrom('courses')
    .select('course_id')
    .where('clinic_id', '=', house.clinicId)
    .where('status', '=', 'open')
    .orderBy('course_id')
    .execute();
  return rows.map((row) => row.course_id);
}

const LISTED: ReadonlySet<CourseVisit['status']> = new Set(['due', 'planned', 'fulfilled']);

function visitsIn({ judged }: JudgedCourse, from: string, to: string): CourseVisit[] {
  const within = judged.visits.filter(({ day, status }) => LISTED.has(status) && from <= day && day <= to);
  const overdue = judged.visits.findLast(({ status }) => status === 'overdue');
  return overdue === undefined ? within : [overdue, ...within];
}

function detailsOf({ state, judged, protocol }: JudgedCourse, visit: CourseVisit): DueVisit['details'] {
  const { next } = judged;
  const isNext = next !== null && next.visit === visit.visit && next.visitId === visit.visitId;
  return {
    seq: state.seq,
    visit: visit.visit,
    visitId: visit.visitId,
    protocol: {
      protocolId: state.protocolId,
      name: protocol?.name ?? null,
      routeShort: protocol?.routeShort ?? null,
    },
    place: isNext ? next.place : placeOf(state.courseId, judged, visit),
    dose: isNext ? next.dose : null,
    shortGap: visit.shortGap,
    reviewDue: judged.reviews.some(({ status }) => status === 'due'),
  };
}

/** The place of the session that is for a visit; null: there is none, or it does not count. */
function placeOf(courseId: string, judged: CourseJudgement, { sessionId }: CourseVisit) {
  const session = judged.sessions.find((one) => one.sessionId === sessionId);
  if (session?.number == null || session.numberInPhase === null) return null;
  const phase = judged.phases[session.phase];
  const { number, numberInPhase } = session;
  return { courseId, number, phase: phase?.name ?? '', numberInPhase, of: phase?.visits ?? null };
}

/** Who is here today, by the names on the board: a visitor may be taken for one of them. */
function onTheBoard({ desk, aliases }: Pick<Rooms, 'desk' | 'aliases'>): ListedPatient[] {
  return desk
    .inMemory()
    .filter(({ settled }) => settled.end === null)
    .map(({ settled }) => ({ patientId: aliases.headOf(settled.patientId), identity: settled.identity }));
}

function byDayThenName(a: DueVisit, b: DueVisit): number {
  return (
    daysBetween(b.day, a.day) || compare(a.identity.name, b.identity.name) || compare(a.courseId, b.courseId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
