import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { postAnswerSchema, postedReadingBodySchema, type ReadingAnswer } from '#shared/wire/api.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { callerIn, roomsIn } from '../people/admission.ts';
import type { Device } from './devices.ts';
import { parsePosted } from './parse-posted.ts';
import { BUSY, type PostedItem } from './post-readings.ts';
import { skewOf } from './skew.ts';

const MOST_READINGS = 500;
const described = z.union([
  postedReadingBodySchema,
  z.array(postedReadingBodySchema).check(z.maxLength(MOST_READINGS)),
]);

/** Where devices post. Each item is judged by itself, so the body as a whole need only be an object or an array. */
export function postRoute(app: Routes): void {
  app.post(
    '/api/v1/readings',
    {
      config: { act: 'postReadings' },
      schema: {
        tags: ['devices'],
        summary: 'Post one reading or an array of at most 500; the answer gives the fate of each, in order',
        body: described,
        response: { 200: postAnswerSchema },
      },
      validatorCompiler: () => (value: unknown) => ({ value }),
      // Before the body is read: what is too much must cost nothing.
      onRequest: async (request) => {
        const { house, limits } = roomsIn(request);
        const waitMs = limits.post(deviceIn(request).deviceId, house.processNow());
        if (waitMs > 0) throw tooMany(request, waitMs);
      },
    },
    async (request) => {
      const device = deviceIn(request);
      const { house, contacts, limits, post } = roomsIn(request);
      const body: unknown = request.body;
      const items = Array.isArray(body) ? body : [body];
      if (typeof body !== 'object' || body === null)
        throw new ProblemReply(
          problem('malformed', 400, 'Post one reading as an object, or an array of them.'),
        );
      if (items.length > MOST_READINGS)
        throw new ProblemReply(problem('too-large', 413, `At most ${MOST_READINGS} readings in one post.`));
      const waitMs = limits.readings(device.deviceId, items.length, house.processNow());
      if (waitMs > 0) throw tooMany(request, waitMs);
      const posted = items.map((raw) => ({ raw, parsed: parsePosted(raw) }));
      const skewMs = skewOf(request.headers.date, timesOf(posted), house.clock.now());
      contacts.heard(device.deviceId, request.ip, skewMs);
      const answers = await post(device, posted);
      if (answers === 'busy') throw new ProblemReply(BUSY);
      return Array.isArray(body) ? { results: answers } : (answers[0] as ReadingAnswer);
    },
  );
}

function deviceIn(request: FastifyRequest): Device {
  const caller = callerIn(request);
  if (caller.kind !== 'device') throw new Error('this route is not for devices alone in the rights table');
  return caller.device;
}

const TOO_MANY = problem(
  'too-many-requests',
  429,
  'This device posts too much at once. Nothing of this post was recorded: send the same again later.',
);

/** Nothing was taken, so nothing is lost: the device keeps it and posts it again. */
function tooMany(request: FastifyRequest, waitMs: number): ProblemReply {
  roomsIn(request).contacts.limited(deviceIn(request).deviceId, request.ip);
  return new ProblemReply(TOO_MANY, Math.ceil(waitMs / 1000));
}

function timesOf(posted: readonly PostedItem[]): number[] {
  return posted.flatMap(({ parsed }) => (parsed.ok ? [parsed.reading.content.takenAtMs] : []));
}
