import type { Course } from '#shared/wire/courses.ts';
import type { Rooms } from '../clinics.ts';
import { ProblemReply, problem, refusalProblem } from '../http/problem.ts';
import { noteViews } from '../people/access-trail.ts';
import type { StaffCaller } from '../people/caller.ts';
import { RESTRICTED_PATIENT } from '../sessions/record-access.ts';
import type { StoredCourse } from './course-store.ts';
import { courseView } from './course-view.ts';
import { judgedCourses } from './judged-courses.ts';

/** Throws for an unknown course and for one of a record this person may not open. */
export async function openCourse(
  { courses, restrictions }: Pick<Rooms, 'courses' | 'restrictions'>,
  { actor }: StaffCaller,
  courseId: string,
): Promise<StoredCourse> {
  const course = await courses.find(courseId);
  if (course === null) throw new ProblemReply(problem('not-found', 404, 'There is no such course.'));
  if (!restrictions.mayOpen(actor.staffId, course.state.patientId, null))
    throw new ProblemReply(refusalProblem(RESTRICTED_PATIENT));
  return course;
}

/** The course as it is shown, its viewing noted before. */
export async function shownCourse(rooms: Rooms, caller: StaffCaller, courseId: string): Promise<Course> {
  await openCourse(rooms, caller, courseId);
  const [course] = await judgedCourses(rooms, [courseId]);
  if (course === undefined) throw new Error('a course that was just found is gone');
  await noteViews(rooms.house, caller, 'courses', [rooms.aliases.headOf(course.state.patientId)]);
  return courseView(course);
}
