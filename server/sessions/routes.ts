import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import type { Recorded } from '#shared/events.ts';
import { limitSummary } from '#shared/limit-summary.ts';
import { moveReadingBodySchema, openSessionBodySchema } from '#shared/wire/api.ts';
import { askedCommandSchema } from '#shared/wire/messages.ts';
import { passphraseSchema } from '#shared/wire/people.ts';
import {
  boardSchema,
  carriedOutSchema,
  endedSessionsSchema,
  eventsPageSchema,
  openedSessionSchema,
  readingsPageSchema,
  sessionViewSchema,
} from '#shared/wire/sessions.ts';
import type { Viewed } from '#shared/wire/viewed.ts';
import { ProblemReply, refusalProblem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { audienceOf } from '../live/audience.ts';
import { noteBoard, noteViews } from '../people/access-trail.ts';
import { roomsIn, screenIn, staffIn } from '../people/admission.ts';
import { endedToday } from './ended-today.ts';
import type { LiveSession } from './live-session.ts';
import { moveReading } from './move-reading.ts';
import { openSession } from './opening.ts';
import { readingsPage } from './readings-page.ts';
import { insistOnAccess, openRecord, RESTRICTED_PATIENT } from './record-access.ts';
import { sessionView } from './session-view.ts';

const TAGS = ['sessions'];
const params = z.strictObject({ sessionId: idSchema });
const entryParams = z.strictObject({ sessionId: idSchema, entryId: idSchema });
const position = z.pipe(
  z.string().check(z.regex(/^\d{1,15}$/, 'must be a whole number')),
  z.transform(Number),
);
const pageSize = z.pipe(
  position,
  z.int().check(z.gte(1, 'must be at least 1'), z.lte(1000, 'must be at most 1000')),
);

const commandBody = z.strictObject({
  commandId: idSchema,
  command: askedCommandSchema,
  passphrase: z.optional(passphraseSchema),
});
const readingsQuery = z.strictObject({ after: z._default(position, 0), limit: z._default(pageSize, 200) });
const eventsQuery = z.strictObject({ afterSeq: z._default(position, 0) });

/** Sessions over HTTP: the same commands and the same judgement as over the socket. */
export function sessionRoutes(app: Routes): void {
  app.get(
    '/api/v1/sessions',
    {
      config: { act: 'seeBoard' },
      schema: {
        tags: TAGS,
        summary: "Today's board, as far as the caller may see it",
        response: { 200: boardSchema },
      },
    },
    async (request) => {
      const caller = screenIn(request);
      const { house, board } = roomsIn(request);
      await noteBoard(house, caller);
      const audience = audienceOf(caller);
      const summaries = board.summaries();
      return { summaries: summaries.map((summary) => limitSummary(summary, audience)) };
    },
  );

  app.get(
    '/api/v1/ended-sessions',
    {
      config: { act: 'seePatients' },
      schema: {
        tags: TAGS,
        summary: "The sessions that ended on today's date, as far as the caller may open them",
        response: { 200: endedSessionsSchema },
      },
    },
    async (request) => {
      const caller = staffIn(request);
      const rooms = roomsIn(request);
      const ended = await endedToday(rooms, caller.actor);
      await noteViews(rooms.house, caller, 'endedSessions', [rooms.house.clinicId]);
      return { ended };
    },
  );

  app.post(
    '/api/v1/sessions',
    {
      config: { act: 'openSession' },
      schema: {
        tags: TAGS,
        summary: 'Open a session',
        body: openSessionBodySchema,
        response: { 200: openedSessionSchema },
      },
    },
    async (request) => {
      const { actor } = staffIn(request);
      const rooms = roomsIn(request);
      const { queue, restrictions } = rooms;
      if (!restrictions.mayOpen(actor.staffId, request.body.patientId, null))
        throw new ProblemReply(refusalProblem(RESTRICTED_PATIENT));
      const opened = await queue('open', () => openSession(rooms, actor, request.body));
      if (!opened.ok) throw new ProblemReply(opened.problem);
      return { sessionId: opened.sessionId, seq: opened.seq };
    },
  );

  app.get(
    '/api/v1/sessions/:sessionId',
    {
      config: { act: 'seeSession' },
      schema: {
        tags: TAGS,
        summary: 'The whole judgement of a session as of now, with its facts',
        params,
        response: { 200: sessionViewSchema },
      },
    },
    async (request) => {
      const { settled } = await seen(request, request.params.sessionId, 'session');
      const { house, presence } = roomsIn(request);
      const nowMs = house.stamp();
      return sessionView(settled, nowMs, presence.context(settled, nowMs));
    },
  );

  app.get(
    '/api/v1/sessions/:sessionId/readings',
    {
      config: { act: 'seeSession' },
      schema: {
        tags: TAGS,
        summary: 'Every reading in recorded order, with versions, times and source; `next` continues',
        params,
        querystring: readingsQuery,
        response: { 200: readingsPageSchema },
      },
    },
    async (request) => {
      const live = await seen(request, request.params.sessionId, 'readings');
      return readingsPage(live.settled, request.query.after, request.query.limit);
    },
  );

  app.get(
    '/api/v1/sessions/:sessionId/events',
    {
      config: { act: 'seeSession' },
      schema: {
        tags: TAGS,
        summary: 'The events after a position, as recorded',
        params,
        querystring: eventsQuery,
        response: { 200: eventsPageSchema },
      },
    },
    async (request) => {
      const { sessionId } = request.params;
      await seen(request, sessionId, 'events');
      const { house } = roomsIn(request);
      const { afterSeq } = request.query;
      const events = (await house.log.read(house.clinicId, sessionId, afterSeq, 2000)) as Recorded[];
      return { events, seq: events.at(-1)?.seq ?? afterSeq };
    },
  );

  app.post(
    '/api/v1/sessions/:sessionId/commands',
    {
      config: { act: 'sendCommand' },
      schema: {
        tags: TAGS,
        summary: 'Do something in a session; a repeat answers as the first did',
        params,
        body: commandBody,
        response: { 200: carriedOutSchema },
      },
    },
    async (request) => {
      const { actor } = staffIn(request);
      const answer = await roomsIn(request).command(actor, {
        ...request.body,
        sessionId: request.params.sessionId,
      });
      if (!answer.ok) throw new ProblemReply(refusalProblem(answer.problem));
      return answer;
    },
  );

  app.post(
    '/api/v1/sessions/:sessionId/readings/:entryId/move',
    {
      config: { act: 'moveReading' },
      schema: {
        tags: TAGS,
        summary: 'Move a reading to the patient it was taken of; both sessions are judged again',
        params: entryParams,
        body: moveReadingBodySchema,
        response: { 200: carriedOutSchema },
      },
    },
    async (request) => {
      const caller = staffIn(request);
      const { house, desk } = roomsIn(request);
      const { sessionId: fromSessionId, entryId } = request.params;
      for (const sessionId of [fromSessionId, request.body.toSessionId])
        await insistOnAccess(roomsIn(request), sessionId, caller);
      const { actor: by } = caller;
      const moved = await moveReading(house, desk, { ...request.body, fromSessionId, entryId, by });
      if (!moved.ok) throw new ProblemReply(refusalProblem(moved.refusal));
      return moved;
    },
  );
}

function seen(request: FastifyRequest, sessionId: string, viewed: Viewed): Promise<LiveSession> {
  return openRecord(roomsIn(request), sessionId, staffIn(request), viewed);
}
