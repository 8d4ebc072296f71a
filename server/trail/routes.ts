import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { atMsSchema } from '#shared/entries.ts';
import { trailPageSchema, trailVerificationSchema } from '#shared/wire/trail.ts';
import type { Viewed } from '#shared/wire/viewed.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { noteViews } from '../people/access-trail.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { localDate } from '../sessions/days.ts';
import { trailCsv } from './export.ts';
import { TRAIL_KINDS, trailPage } from './page.ts';
import { readPosition } from './position.ts';
import { verifier } from './verification.ts';

const TAGS = ['trail'];
const SEE = { config: { act: 'seeTrail' } } as const;
const wholeNumber = z.pipe(
  z.string().check(z.regex(/^\d{1,15}$/, 'must be a whole number')),
  z.transform(Number),
);
const instant = z.optional(z.pipe(wholeNumber, atMsSchema));
const limit = z.pipe(
  wholeNumber,
  z.int().check(z.gte(1, 'must be at least 1'), z.lte(500, 'must be at most 500')),
);

const pageQuery = z.strictObject({
  kind: z._default(z.enum(TRAIL_KINDS), 'both'),
  fromMs: instant,
  toMs: instant,
  before: z.optional(z.string().check(z.maxLength(300))),
  limit: z._default(limit, 100),
});
/** A text, sent as it is read. */
const csv = z.union([z.string(), z.custom<Readable>()]);
const CSV = { description: 'A CSV file', content: { 'text/csv': { schema: csv } } };
const exportQuery = z.strictObject({ fromMs: instant, toMs: instant });

/** Who changed and who viewed what, for the admin of the clinic: who, when, what, which; never what it says. */
export function trailRoutes(app: Routes): void {
  const verified = verifier();

  app.get(
    '/api/v1/trail',
    {
      ...SEE,
      schema: {
        tags: TAGS,
        summary: 'Changes and views of [fromMs, toMs), newest first; `before` continues',
        querystring: pageQuery,
        response: { 200: trailPageSchema },
      },
    },
    async (request) => {
      const { kind, fromMs = null, toMs = null, before, limit } = request.query;
      const position = before === undefined ? null : readPosition(before);
      if (before !== undefined && position === null)
        throw new ProblemReply(problem('malformed', 400, '/before: is none of ours.', '/before'));
      const house = await noted(request, 'trail');
      return trailPage(house, kind, { fromMs, toMs, before: position, limit });
    },
  );

  app.get(
    '/api/v1/trail/export.csv',
    {
      ...SEE,
      schema: {
        tags: TAGS,
        summary: 'The same as a CSV file, newest first',
        querystring: exportQuery,
        response: { 200: CSV },
      },
    },
    async (request, reply) => {
      const { fromMs = null, toMs = null } = request.query;
      const house = await noted(request, 'trailExport');
      const { timeZone } = await clinicFacts(house);
      // The name is ours alone: nothing that anybody typed is in it.
      const name = `afterdose-trail-${localDate(house.stamp(), timeZone)}.csv`;
      return reply
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(trailCsv(house, timeZone, { fromMs, toMs })));
    },
  );

  app.get(
    '/api/v1/trail/verification',
    {
      ...SEE,
      schema: {
        tags: TAGS,
        summary: 'Whether anything of the clinic was altered',
        response: { 200: trailVerificationSchema },
      },
    },
    async (request) => verified(await noted(request, 'trailVerification')),
  );
}

/** The clinic whose trail is asked for, that asking noted in it. */
async function noted(request: FastifyRequest, viewed: Viewed): Promise<House> {
  const { house } = roomsIn(request);
  await noteViews(house, staffIn(request), viewed, [house.clinicId]);
  return house;
}
