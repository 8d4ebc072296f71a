import * as z from 'zod/mini';
import { daySchema } from './courses/course-plan.ts';
import { longText, shortText } from './entries.ts';
import { event } from './event-shape.ts';
import { protocolSchema } from './protocols/protocol.ts';

const reason = longText;
/** SHA-256 of the judged content of a document, in hex. */
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.nonnegative());

/** What a replay found, in sums: which sessions changed is kept with the replay's result, not in the log. */
export const replaySumsSchema = z.strictObject({
  sessions: count,
  alertsAdded: count,
  alertsRemoved: count,
  /** Live criticals per session, and clinical alerts per hour watched. */
  criticalsPerSession: z.number(),
  alertsPerPatientHour: z.number(),
  readinessMovedMedianMin: z.nullable(z.number()),
  overBudget: z.boolean(),
});
export type ReplaySums = z.infer<typeof replaySumsSchema>;

/** A protocol of the clinic, from where it came to what is on. The stream is the lineage: its versions follow each other. */
export const protocolEventSchema = z.discriminatedUnion('type', [
  event('ProtocolBegun', {
    /** Names the lineage where a session is opened: `esketamine-intranasal`, or the id of a fork. */
    protocolId: z.string(),
    origin: z.enum(['shipped', 'fork', 'import']),
    from: z.nullable(
      z.strictObject({
        protocolId: z.string(),
        /** What it was called there. */
        name: z.exactOptional(z.string()),
        version: z.string(),
        hash,
      }),
    ),
    document: protocolSchema,
  }),
  event('ProtocolDrafted', { document: protocolSchema, note: z.nullable(longText) }),
  event('ProtocolDraftDiscarded', { reason }),
  event('ProtocolReplayed', {
    hash,
    source: z.enum(['stored', 'simulated']),
    rulesV: z.string(),
    sums: replaySumsSchema,
  }),
  /** The medical director approved this very document; an admin put it on record. */
  event('ProtocolApproved', {
    hash,
    director: shortText,
    approvedOn: daySchema,
    note: z.nullable(longText),
  }),
  event('ProtocolApprovalWithdrawn', { hash, reason }),
  event('ProtocolSwitchedOn', {
    version: z.string(),
    document: protocolSchema,
    hash,
    /** What the check warned of and somebody accepted, in words. */
    accepted: z.array(z.string()).check(z.maxLength(500)),
    /** Why it was switched on without a replay, or above the alarm budget; null: neither. */
    reason: z.nullable(reason),
  }),
  event('ProtocolSwitchedOff', { reason }),
]);
export type ProtocolEvent = z.infer<typeof protocolEventSchema>;
