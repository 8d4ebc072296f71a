import * as z from 'zod/mini';
import { noiseReport } from '#shared/clinical/noise/noise-report.ts';
import { daySchema } from '#shared/courses/course-plan.ts';
import { daysBetween, isCalendarDay } from '#shared/courses/days.ts';
import { MOST_NOISE_DAYS, noiseReportSchema } from '#shared/wire/noise.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn } from '../people/admission.ts';
import { digestsOf } from '../sessions/digests.ts';
import { dosedBetween } from './dosed-between.ts';

const calendarDay = daySchema.check(z.refine(isCalendarDay, 'is no day of the calendar'));

/** How loud the clinic was: sums without names, so that whoever works there may see them. */
export function noiseRoutes(app: Routes): void {
  app.get(
    '/api/v1/noise',
    {
      config: { act: 'seeNoise' },
      schema: {
        tags: ['alerts'],
        summary:
          'What each rule called for in the sessions dosed from one day to another, both counted, and what came of it',
        querystring: z.strictObject({ from: calendarDay, to: calendarDay }),
        response: { 200: noiseReportSchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const { from, to } = request.query;
      const days = daysBetween(from, to) + 1;
      if (days < 1 || days > MOST_NOISE_DAYS) throw new ProblemReply(BAD_DAYS);
      const digests = await digestsOf(rooms, await dosedBetween(rooms.house, from, to));
      return noiseReport(digests.map(({ noise }) => noise));
    },
  );
}

const BAD_DAYS = problem(
  'impossibleValue',
  422,
  `Choose days in their order, at most ${MOST_NOISE_DAYS} of them.`,
  '/to',
);
