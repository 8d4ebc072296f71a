import * as z from 'zod/mini';
import { idSchema, keySchema } from '#shared/entries.ts';
import {
  replayJobSchema,
  replayJobsSchema,
  replaySessionsPageSchema,
  startReplayBodySchema,
} from '#shared/wire/protocol-replays.ts';
import type { Rooms } from '../../clinics.ts';
import { ProblemReply, problem } from '../../http/problem.ts';
import type { Routes } from '../../http/routes.ts';
import { roomsIn, staffIn } from '../../people/admission.ts';
import { commandIn } from '../../people/command-in.ts';
import { findLineage } from '../lineages.ts';
import { limitReplays } from './limit-replay.ts';
import { startReplay } from './start.ts';

const TAGS = ['protocols'];
const AT = '/api/v1/protocols/:protocolId/replays';
const reading = { act: 'seeProtocols' } as const;
const changing = { act: 'changeProtocols' } as const;
const lineageParams = z.strictObject({ protocolId: keySchema });
const params = z.strictObject({ protocolId: keySchema, replayId: idSchema });
const MOST_ON_A_PAGE = 100;

/** Replaying sessions under a document of a lineage: an admin starts and cancels, everybody of the staff reads. */
export function replayRoutes(app: Routes): void {
  app.post(
    AT,
    {
      config: changing,
      schema: {
        tags: TAGS,
        summary:
          'Start judging sessions that have ended, or simulated ones, under a document of this protocol',
        params: lineageParams,
        body: startReplayBodySchema,
        response: { 200: replayJobSchema },
      },
    },
    async (request) => {
      const command = { ...commandIn(request), commandId: request.body.commandId };
      const { protocolId } = request.params;
      const started = await startReplay(roomsIn(request), command, protocolId, request.body);
      if (!started.ok) throw new ProblemReply(started.problem);
      return started.job;
    },
  );

  app.get(
    AT,
    {
      config: reading,
      schema: {
        tags: TAGS,
        summary: 'The newest replays of this protocol, running and over',
        params: lineageParams,
        response: { 200: replayJobsSchema },
      },
    },
    async (request) => {
      const { house, replays } = roomsIn(request);
      const { protocolId } = request.params;
      if ((await findLineage(house, protocolId)) === null) throw new ProblemReply(NO_SUCH_PROTOCOL);
      return { replays: replays.list(protocolId) };
    },
  );

  app.get(
    `${AT}/:replayId`,
    {
      config: reading,
      schema: {
        tags: TAGS,
        summary: 'How far a replay is, or what it came to',
        params,
        response: { 200: replayJobSchema },
      },
    },
    async (request) => found(roomsIn(request), request.params).job,
  );

  app.get(
    `${AT}/:replayId/sessions`,
    {
      config: reading,
      schema: {
        tags: TAGS,
        summary: 'Session by session what a replay found, page by page; named to whoever may open them',
        params,
        querystring: z.strictObject({
          after: z._default(z.coerce.number().check(z.int(), z.gte(0)), 0),
          limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(MOST_ON_A_PAGE)), 50),
        }),
        response: { 200: replaySessionsPageSchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const { after, limit } = request.query;
      const { sessions } = found(rooms, request.params);
      const page = sessions.slice(after, after + limit);
      return {
        sessions: await limitReplays(rooms, staffIn(request), page),
        next: after + limit < sessions.length ? after + limit : null,
      };
    },
  );

  app.post(
    `${AT}/:replayId/cancel`,
    {
      config: changing,
      schema: {
        tags: TAGS,
        summary: 'Cancel a replay that is running; nothing of it is recorded',
        params,
        body: z.strictObject({}),
        response: { 200: replayJobSchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const { job } = found(rooms, request.params);
      rooms.replays.cancel(job);
      return job;
    },
  );
}

const NO_SUCH_PROTOCOL = problem('not-found', 404, 'There is no such protocol.');
const NO_SUCH = problem(
  'not-found',
  404,
  'There is no such replay. Results are kept until newer ones take their place or the server stops.',
);

function found({ replays }: Rooms, { protocolId, replayId }: { protocolId: string; replayId: string }) {
  const known = replays.find(protocolId, replayId);
  if (known === null) throw new ProblemReply(NO_SUCH);
  return known;
}
