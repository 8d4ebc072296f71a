import * as z from 'zod/mini';
import { daySchema } from '#shared/courses/course-plan.ts';
import { templatesOf } from '#shared/courses/templates.ts';
import { idSchema } from '#shared/entries.ts';
import {
  courseSchema,
  coursesSchema,
  courseTemplatesSchema,
  dueVisitsSchema,
  startCourseBodySchema,
} from '#shared/wire/courses.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { openPatient } from '../patients/open-patient.ts';
import { noteViews } from '../people/access-trail.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { protocolsOn } from '../protocols/protocols-on.ts';
import { courseView } from './course-view.ts';
import { dueVisits } from './due-visits.ts';
import { courseIdsOf, judgedCourses } from './judged-courses.ts';
import { shownCourse } from './open-course.ts';
import { startCourse } from './start-course.ts';

const TAGS = ['courses'];
const courseParams = z.strictObject({ courseId: idSchema });
const patientParams = z.strictObject({ patientId: idSchema });
const visitsQuery = z.strictObject({ from: z.optional(daySchema), to: z.optional(daySchema) });

/** Starting courses and looking at them; what changes one stands in `change-routes.ts`. */
export function courseRoutes(app: Routes): void {
  app.get(
    '/api/v1/course-templates',
    {
      config: { act: 'seeCourses' },
      schema: {
        tags: TAGS,
        summary: 'What a course may begin from, by protocol',
        response: { 200: courseTemplatesSchema },
      },
    },
    async (request) => ({
      templates: (await protocolsOn(roomsIn(request).house)).flatMap((protocol) =>
        templatesOf(protocol).map((template) => ({ protocolId: protocol.protocolId, ...template })),
      ),
    }),
  );

  app.post(
    '/api/v1/courses',
    {
      config: { act: 'changeCourses' },
      schema: {
        tags: TAGS,
        summary: 'Start a course; a repeat answers as the first did',
        body: startCourseBodySchema,
        response: { 200: courseSchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const caller = staffIn(request);
      const { commandId, ...body } = request.body;
      await openPatient(rooms, caller, body.patientId);
      const command = { commandId, by: caller.actor, asks: body };
      const start = () => startCourse(rooms, command, body);
      const started = await rooms.queue(`courses ${rooms.aliases.headOf(body.patientId)}`, start);
      if (!started.ok) throw new ProblemReply(started.problem);
      return shownCourse(rooms, caller, body.courseId);
    },
  );

  app.get(
    '/api/v1/courses/:courseId',
    {
      config: { act: 'seeCourses' },
      schema: { tags: TAGS, summary: 'One course', params: courseParams, response: { 200: courseSchema } },
    },
    async (request) => shownCourse(roomsIn(request), staffIn(request), request.params.courseId),
  );

  app.get(
    '/api/v1/patients/:patientId/courses',
    {
      config: { act: 'seeCourses' },
      schema: {
        tags: TAGS,
        summary: 'Every course of a patient, newest first, also under records merged into theirs',
        params: patientParams,
        response: { 200: coursesSchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const caller = staffIn(request);
      const { patientId } = await openPatient(rooms, caller, request.params.patientId);
      const ids = await courseIdsOf(rooms.house, rooms.aliases.recordsOf(patientId));
      await noteViews(rooms.house, caller, 'courses', [patientId]);
      return { courses: (await judgedCourses(rooms, ids)).map(courseView) };
    },
  );

  app.get(
    '/api/v1/visits',
    {
      config: { act: 'seeCourses' },
      schema: {
        tags: TAGS,
        summary:
          'Visits from one day to another (both counted; a week from today if not given), and what is overdue',
        querystring: visitsQuery,
        response: { 200: dueVisitsSchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const caller = staffIn(request);
      const found = await dueVisits(rooms, caller.actor, request.query);
      if (!found.ok) throw new ProblemReply(found.problem);
      await noteViews(rooms.house, caller, 'visits', [rooms.house.clinicId]);
      return found.visits;
    },
  );
}
