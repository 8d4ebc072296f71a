import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { postedReadingBodySchema, type ReadingAnswer } from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { type Contacts, skewOf } from './contacts.ts';
import { type Device, deviceOfToken } from './devices.ts';
import { parsePosted } from './parse-posted.ts';
import { BUSY, type PostedItem, type PostReadings } from './post-readings.ts';

declare module 'fastify' {
  interface FastifyRequest {
    device: Device | null;
  }
}

const MOST_READINGS = 500;
const described = z.union([postedReadingBodySchema, z.array(postedReadingBodySchema)]);

/** Where devices post. Each item is judged by itself, so the body as a whole need only be an object or an array. */
export function postRoute(app: Routes, house: House, post: PostReadings, contacts: Contacts): void {
  app.decorateRequest('device', null);
  app.post(
    '/api/v1/readings',
    {
      schema: {
        tags: ['devices'],
        summary: 'Post one reading or an array of at most 500; the answer gives the fate of each, in order',
        security: [{ deviceToken: [] }],
        body: described,
      },
      validatorCompiler: () => (value: unknown) => ({ value }),
      onRequest: async (request) => {
        request.device = await whose(house, request);
      },
    },
    async (request) => {
      const device = request.device as Device;
      const body: unknown = request.body;
      const items = Array.isArray(body) ? body : [body];
      if (typeof body !== 'object' || body === null)
        throw new ProblemReply(
          problem('malformed', 400, 'Post one reading as an object, or an array of them.'),
        );
      if (items.length > MOST_READINGS)
        throw new ProblemReply(problem('too-large', 413, `At most ${MOST_READINGS} readings in one post.`));
      const posted = items.map((raw) => ({ raw, parsed: parsePosted(raw) }));
      contacts.heard(device.deviceId, skewOf(request.headers.date, timesOf(posted), house.clock.now()));
      const answers = await post(device, posted);
      if (answers === 'busy') throw new ProblemReply(BUSY);
      return Array.isArray(body) ? { results: answers } : (answers[0] as ReadingAnswer);
    },
  );
}

async function whose(house: House, request: FastifyRequest): Promise<Device> {
  const token = /^Bearer ([^\s]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  const device = token === undefined ? null : await deviceOfToken(house, token);
  if (device === null)
    throw new ProblemReply(
      problem('bad-token', 401, 'A valid device token is needed: Authorization: Bearer <token>.'),
    );
  return device;
}

function timesOf(posted: readonly PostedItem[]): number[] {
  return posted.flatMap(({ parsed }) => (parsed.ok ? [parsed.reading.content.takenAtMs] : []));
}
