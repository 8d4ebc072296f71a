import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { CourseEvent } from '#shared/course-events.ts';
import type { CourseJudgement } from '#shared/courses/course-judgement.ts';
import { idSchema } from '#shared/entries.ts';
import type { Act } from '#shared/rights.ts';
import {
  addVisitBodySchema,
  type Course,
  changeIndicationBodySchema,
  changePlanBodySchema,
  courseSchema,
  missVisitBodySchema,
  moveVisitBodySchema,
  orderDoseBodySchema,
  reasonedBodySchema,
  reviewBenefitBodySchema,
} from '#shared/wire/courses.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { changeCourse } from './change-course.ts';
import { openCourse, shownCourse } from './open-course.ts';
import { openCourseOf } from './start-course.ts';

const courseParams = z.strictObject({ courseId: idSchema });
const visit = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,3}$/, 'must be a whole number')),
  z.transform(Number),
);
const visitParams = z.strictObject({ courseId: idSchema, visit });
const addedParams = z.strictObject({ courseId: idSchema, visitId: idSchema });
const sessionParams = z.strictObject({ courseId: idSchema, sessionId: idSchema });

/** Changes of a course: days of visits for everyone at the desk, the rest for prescribers. Each answers the course as it is then. */
export function courseChangeRoutes(app: Routes): void {
  app.put(
    '/api/v1/courses/:courseId/plan',
    described('changeCourses', 'Change the plan', courseParams, changePlanBodySchema),
    (request) => {
      const { plan, reason } = request.body;
      return changed(request, () => ({ type: 'CoursePlanChanged', body: { plan, reason } }));
    },
  );
  app.put(
    '/api/v1/courses/:courseId/indication',
    described('changeCourses', 'Change what it is given for', courseParams, changeIndicationBodySchema),
    (request) => {
      const { commandId: _id, seq: _seq, ...body } = request.body;
      return changed(request, () => ({ type: 'CourseIndicationChanged', body }));
    },
  );
  app.put(
    '/api/v1/courses/:courseId/visits/:visit/day',
    described('planCourses', 'Put a visit on another day, or leave it out', visitParams, moveVisitBodySchema),
    (request) => {
      const { day, reason } = request.body;
      const body = { visit: request.params.visit, day, reason };
      return changed(request, () => ({ type: 'VisitMoved', body }));
    },
  );
  app.post(
    '/api/v1/courses/:courseId/visits/:visit/missed',
    described(
      'planCourses',
      'Record that a visit was missed, and how the patient is',
      visitParams,
      missVisitBodySchema,
    ),
    (request) => {
      const { condition, reason } = request.body;
      const number = request.params.visit;
      return changed(request, (judged) => {
        // Of a visit the plan has not, the day does not matter: it is refused.
        const day = judged.visits.find((one) => one.visit === number)?.day ?? judged.today;
        return { type: 'VisitMissed', body: { visit: number, day, condition, reason } };
      });
    },
  );
  app.post(
    '/api/v1/courses/:courseId/visits',
    described('planCourses', 'Add a visit beside the rhythm', courseParams, addVisitBodySchema),
    (request) => {
      const { visitId, day, reason } = request.body;
      return changed(request, () => ({ type: 'VisitAdded', body: { visitId, day, reason } }));
    },
  );
  app.post(
    '/api/v1/courses/:courseId/added/:visitId/remove',
    described('planCourses', 'Remove an added visit', addedParams, reasonedBodySchema),
    (request) => {
      const body = { visitId: request.params.visitId, reason: request.body.reason };
      return changed(request, () => ({ type: 'VisitRemoved', body }));
    },
  );
  app.put(
    '/api/v1/courses/:courseId/next-dose',
    described('changeCourses', 'Order the dose of the next session', courseParams, orderDoseBodySchema),
    (request) => {
      const { commandId: _id, seq: _seq, ...body } = request.body;
      return changed(request, () => ({ type: 'NextDoseOrdered', body }));
    },
  );
  app.post(
    '/api/v1/courses/:courseId/reviews',
    described(
      'changeCourses',
      'Say whether the benefit speaks for going on',
      courseParams,
      reviewBenefitBodySchema,
    ),
    (request) => {
      const { session, goOn, note } = request.body;
      return changed(request, () => ({ type: 'BenefitReviewed', body: { session, goOn, note } }));
    },
  );
  app.post(
    '/api/v1/courses/:courseId/sessions/:sessionId/leave',
    described('planCourses', 'Take a session out of the course', sessionParams, reasonedBodySchema),
    (request) => {
      const body = { sessionId: request.params.sessionId, reason: request.body.reason };
      return changed(request, () => ({ type: 'SessionLeft', body }));
    },
  );
  app.post(
    '/api/v1/courses/:courseId/end',
    described('changeCourses', 'End the course', courseParams, reasonedBodySchema),
    (request) => changed(request, () => ({ type: 'CourseEnded', body: { reason: request.body.reason } })),
  );
  app.post(
    '/api/v1/courses/:courseId/reopen',
    described('changeCourses', 'Go on with a course that had ended', courseParams, reasonedBodySchema),
    async (request) => {
      const rooms = roomsIn(request);
      const { state } = await openCourse(rooms, staffIn(request), request.params.courseId);
      const { courseId, patientId, protocolId } = state;
      const other = await openCourseOf(rooms, patientId, protocolId, courseId);
      if (other !== null) throw new ProblemReply(other);
      return changed(request, () => ({ type: 'CourseReopened', body: { reason: request.body.reason } }));
    },
  );
}

function described<A extends Act, P, B>(act: A, summary: string, params: P, body: B) {
  return {
    config: { act },
    schema: { tags: ['courses'], summary, params, body, response: { 200: courseSchema } },
  };
}

interface Changing {
  params: { courseId: string };
  body: { commandId: string; seq: number };
}

async function changed(
  request: FastifyRequest & Changing,
  event: (judged: CourseJudgement) => CourseEvent,
): Promise<Course> {
  const rooms = roomsIn(request);
  const caller = staffIn(request);
  const { courseId } = request.params;
  await openCourse(rooms, caller, courseId);
  const { commandId, seq } = request.body;
  const command = { commandId, by: caller.actor, asks: { url: request.url, body: request.body } };
  const done = await changeCourse(rooms, command, { courseId, seq, event });
  if (!done.ok) throw new ProblemReply(done.problem);
  return shownCourse(rooms, caller, courseId);
}
