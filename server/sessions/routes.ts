import * as z from 'zod/mini';
import { sessionCommandSchema } from '#shared/commands.ts';
import { idSchema } from '#shared/entries.ts';
import { moveReadingBodySchema, openSessionBodySchema } from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import { ProblemReply, problem, refusalProblem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import type { Board } from '../live/board.ts';
import { noteView } from '../people/access-trail.ts';
import { allowed, signedIn } from '../people/staff-request.ts';
import { keyedQueue } from '../streams.ts';
import type { SessionDesk } from './desk.ts';
import type { LiveSession } from './live-session.ts';
import { moveReading } from './move-reading.ts';
import { openSession } from './opening.ts';
import { readingsPage } from './readings-page.ts';
import { sessionView } from './session-view.ts';
import type { StaffCommand } from './staff-command.ts';

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
  command: sessionCommandSchema,
  passphrase: z.optional(z.string()),
});
const readingsQuery = z.strictObject({ after: z._default(position, 0), limit: z._default(pageSize, 200) });
const eventsQuery = z.strictObject({ afterSeq: z._default(position, 0) });

/** Sessions over HTTP: the same commands and the same judgement as over the socket. */
export function sessionRoutes(
  app: Routes,
  house: House,
  desk: SessionDesk,
  board: Board,
  command: StaffCommand,
): void {
  const queue = keyedQueue();

  app.get('/api/v1/sessions', { schema: { tags: TAGS, summary: "Today's board" } }, async (request) => {
    signedIn(request);
    return { summaries: board.summaries() };
  });

  app.post(
    '/api/v1/sessions',
    { schema: { tags: TAGS, summary: 'Open a session', body: openSessionBodySchema } },
    async (request) => {
      const { actor } = allowed(request, 'openSession');
      const opened = await queue('open', () => openSession(house, desk, actor, request.body));
      if (!opened.ok) throw new ProblemReply(opened.problem);
      return { sessionId: opened.sessionId, seq: opened.seq };
    },
  );

  app.get(
    '/api/v1/sessions/:sessionId',
    { schema: { tags: TAGS, summary: 'The whole judgement of a session as of now, with its facts', params } },
    async (request) => {
      const live = await seen(
        house,
        desk,
        request.params.sessionId,
        signedIn(request).actor.staffId,
        'session',
      );
      return sessionView(live.settled, house.stamp());
    },
  );

  app.get(
    '/api/v1/sessions/:sessionId/readings',
    {
      schema: {
        tags: TAGS,
        summary: 'Every reading in recorded order, with versions, times and source; `next` continues',
        params,
        querystring: readingsQuery,
      },
    },
    async (request) => {
      const { staffId } = signedIn(request).actor;
      const live = await seen(house, desk, request.params.sessionId, staffId, 'readings');
      return readingsPage(live.settled, request.query.after, request.query.limit);
    },
  );

  app.get(
    '/api/v1/sessions/:sessionId/events',
    {
      schema: {
        tags: TAGS,
        summary: 'The events after a position, as recorded',
        params,
        querystring: eventsQuery,
      },
    },
    async (request) => {
      const { sessionId } = request.params;
      await seen(house, desk, sessionId, signedIn(request).actor.staffId, 'events');
      const events = await house.log.read(house.clinicId, sessionId, request.query.afterSeq, 2000);
      return { events, seq: events.at(-1)?.seq ?? request.query.afterSeq };
    },
  );

  app.post(
    '/api/v1/sessions/:sessionId/commands',
    {
      schema: {
        tags: TAGS,
        summary: 'Do something in a session; a repeat answers as the first did',
        params,
        body: commandBody,
      },
    },
    async (request) => {
      const { actor } = signedIn(request);
      const answer = await command(actor, { ...request.body, sessionId: request.params.sessionId });
      if (!answer.ok) throw new ProblemReply(refusalProblem(answer.problem));
      return answer;
    },
  );

  app.post(
    '/api/v1/sessions/:sessionId/readings/:entryId/move',
    {
      schema: {
        tags: TAGS,
        summary: 'Move a reading to the patient it was taken of; both sessions are judged again',
        params: entryParams,
        body: moveReadingBodySchema,
      },
    },
    async (request) => {
      const { actor: by } = allowed(request, 'moveReading');
      const { sessionId: fromSessionId, entryId } = request.params;
      const moved = await moveReading(house, desk, { ...request.body, fromSessionId, entryId, by });
      if (!moved.ok) throw new ProblemReply(refusalProblem(moved.refusal));
      return moved;
    },
  );
}

/** The session, its viewing noted before it is shown. */
async function seen(
  house: House,
  desk: SessionDesk,
  sessionId: string,
  staffId: string,
  what: 'session' | 'readings' | 'events',
): Promise<LiveSession> {
  const live = await desk.find(sessionId);
  if (live === null) throw new ProblemReply(problem('unknownSession', 404, 'There is no such session.'));
  await noteView(house, staffId, what, sessionId);
  return live;
}
