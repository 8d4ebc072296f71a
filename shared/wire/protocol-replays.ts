import * as z from 'zod/mini';
import { idSchema } from '../entries.ts';
import { actorSchema } from '../events.ts';
import { replaySummarySchema, sessionReplaySchema } from './replay.ts';

/**
 * Replays of a lineage: they take a while, so that one is started, looked at and read. What each came to is in the log;
 * which sessions differ is kept by the server that did it, for the newest few, until it stops.
 */

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** `stored`: the newest sessions of the clinic that have ended; `simulated`: made up, the same ones each time. */
export const REPLAY_SOURCES = ['stored', 'simulated'] as const;
/** The most sessions of one replay. */
export const MOST_REPLAYED = 1000;

export const startReplayBodySchema = z.strictObject({
  commandId: idSchema,
  /** Of the draft or of a version of this protocol. */
  hash,
  source: z.enum(REPLAY_SOURCES),
  /** At most so many: of the stored ones there may be fewer. */
  sessions: z.int().check(z.gte(1), z.lte(MOST_REPLAYED)),
});

export const replayJobSchema = z.object({
  replayId: z.string(),
  protocolId: z.string(),
  hash,
  source: z.enum(REPLAY_SOURCES),
  startedAtMs: z.int(),
  by: actorSchema,
  /** `done`: its sums are on record. `failed`: nothing is. */
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Sessions judged so far. */
  done: z.int(),
  /** Null: not counted yet. */
  total: z.nullable(z.int()),
  /** Why it failed, for a person; null in every other state. */
  failure: z.nullable(z.string()),
  /** Null until it is done. */
  summary: z.nullable(replaySummarySchema),
});
export type ReplayJob = z.infer<typeof replayJobSchema>;
/** Newest first. */
export const replayJobsSchema = z.object({ replays: z.array(replayJobSchema) });

export const replaySessionsPageSchema = z.object({
  sessions: z.array(sessionReplaySchema),
  /** Give it as `after` for the sessions that follow; null: there are none. */
  next: z.nullable(z.int()),
});
export type ReplaySessionsPage = z.infer<typeof replaySessionsPageSchema>;
