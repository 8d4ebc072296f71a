import * as z from 'zod/mini';
import {
  doseSchema,
  type EntryContent,
  entryContentSchema,
  homeMedicineSchema,
  idSchema,
  infusionSchema,
  lozengeEndSchema,
  medicineSchema,
  noteSchema,
  readingSchema,
  scoreSchema,
  seriousEventSchema,
  sourceSchema,
  symptomSchema,
  vitalsSchema,
  wasteSchema,
  weightSchema,
} from '../entries.ts';
import { actorSchema, endingEventSchema, sessionCourseSchema, sessionEventSchema } from '../events.ts';
import { identitySchema } from '../identity.ts';
import { DOSING_FORMS } from '../protocols/dosing-form.ts';
import { RISKS } from '../protocols/modifiers.ts';
import { ownLimitsSchema } from '../protocols/protocol.ts';
import type { BoardSummary } from '../summary.ts';
import { SCALES, SEVERITIES, SEXES, STAGES, TOLD, VITAL_KEYS } from '../vocabulary.ts';
import { checkSchema, judgementSchema, readinessSchema } from './judged.ts';
import { preDoseFacts } from './pre-dose.ts';

/** What the routes of sessions answer: nothing leaves the server that does not stand here. */

const END_KINDS = ['discharged', 'cancelledNotDosed', 'leftAgainstAdvice', 'transferred'] as const;
const atMs = z.int();
const maybeAtMs = z.nullable(atMs);
const text = z.string();
const acted = { atMs, by: actorSchema };

/** A command was carried out; `seq` is its place in the session's log. */
export const carriedOutSchema = z.object({ ok: z.literal(true), seq: z.int() });
export const openedSessionSchema = z.object({ sessionId: idSchema, seq: z.int() });
export type OpenedSession = z.infer<typeof openedSessionSchema>;
export const openGlassSchema = z.object({ untilMs: atMs });

const summaryValue = z.object({
  value: z.nullable(z.number()),
  takenAtMs: maybeAtMs,
  staleAtMs: maybeAtMs,
  stale: z.boolean(),
  severity: z.nullable(z.enum(SEVERITIES)),
  seen: z.boolean(),
  failed: z.boolean(),
  delta: z.nullable(z.number()),
});

const summaryAlert = z.object({
  episodeId: text,
  family: text,
  alertClass: z.enum(['clinical', 'overdue', 'technical']),
  severity: z.enum(SEVERITIES),
  status: z.enum(['unconfirmed', 'confirmed', 'latched']),
  message: text,
  sinceMs: atMs,
  acknowledged: z.nullable(z.object({ atMs, name: text })),
  mayClose: z.boolean(),
  noteNeeded: z.boolean(),
  repeatDueAtMs: maybeAtMs,
  silenced: z.nullable(z.object({ untilMs: atMs, name: text })),
  told: z.nullable(z.enum(TOLD)),
});

const summaryReadiness = z.extend(
  z.pick(readinessSchema, {
    verdict: true,
    met: true,
    unmet: true,
    unknown: true,
    overridden: true,
    maySign: true,
  }),
  { metSinceMs: maybeAtMs, firstUnmet: text, countsUntilMs: maybeAtMs },
);

const boardSummarySchema = z.object({
  sessionId: text,
  seq: z.int(),
  patientId: text,
  chairId: z.nullable(text),
  identity: z.object({
    name: text,
    chosenName: z.nullable(text),
    birthDate: z.nullable(text),
    sex: z.enum(SEXES),
  }),
  sameName: z.boolean(),
  restricted: z.boolean(),
  glassBroken: z.nullable(z.object({ name: text, atMs })),
  moved: z.nullable(z.object({ atMs, came: z.boolean() })),
  nurse: z.nullable(text),
  nurseId: z.nullable(text),
  handover: z.nullable(z.object({ toStaffId: text, to: text, by: text, atMs })),
  stage: z.enum(STAGES),
  plannedAtMs: atMs,
  route: text,
  plannedMg: z.nullable(z.number()),
  deliveredMg: z.number(),
  form: z.enum(DOSING_FORMS),
  dosesGiven: z.int(),
  dosesPlanned: z.nullable(z.int()),
  infusion: z.nullable(
    z.object({ status: z.enum(['running', 'paused']), sinceMs: atMs, expectedEndAtMs: maybeAtMs }),
  ),
  lozenge: z.nullable(z.object({ sinceMs: atMs, askFromMs: atMs })),
  firstDoseAtMs: maybeAtMs,
  nextDoseFromMs: maybeAtMs,
  gateAtMs: maybeAtMs,
  hold: z.object({
    active: z.boolean(),
    reason: text,
    passes: z.int(),
    passesNeeded: z.int(),
    repeatDueAtMs: maybeAtMs,
  }),
  baselineAtMs: maybeAtMs,
  newestSetAtMs: maybeAtMs,
  values: z.partialRecord(z.enum([...VITAL_KEYS, ...SCALES]), summaryValue),
  alerts: z.array(summaryAlert),
  checks: z.array(
    z.extend(
      z.omit(checkSchema, {
        why: true,
        windowToMs: true,
        taken: true,
        doneAtMs: true,
        notDoneReason: true,
        failed: true,
      }),
      { failed: z.nullable(z.object({ atMs, inARow: z.int() })) },
    ),
  ),
  readiness: summaryReadiness,
  reviewAtMs: maybeAtMs,
  devices: z.array(
    z.object({ deviceId: text, name: text, continuous: z.boolean(), skewMs: z.nullable(z.number()) }),
  ),
  callBacks: z.int(),
  checklistOpen: z.int(),
  contraindication: judgementSchema.shape.contraindication,
  emergencyAsked: z.nullable(text),
  customLimits: z.nullable(z.object({ by: text, atMs })),
  limitsProposed: z.nullable(z.object({ by: text, atMs })),
  nextChangeAtMs: maybeAtMs,
}) satisfies z.ZodMiniType<BoardSummary>;
export const boardSchema = z.object({ summaries: z.array(boardSummarySchema) });

/** A session that is over, as a line of the list of the day. */
const endedSessionSchema = z.object({
  sessionId: text,
  chairId: z.nullable(text),
  identity: z.object({ name: text, chosenName: z.nullable(text), birthDate: text }),
  sameName: z.boolean(),
  restricted: z.boolean(),
  route: text,
  kind: z.enum(END_KINDS),
  /** When the patient was signed out, left, was taken elsewhere, or the session was cancelled. */
  endedAtMs: atMs,
  /** Start of the first dose, from which the monitoring form of the REMS is due; null: there is none to send. */
  remsFromMs: maybeAtMs,
  /** The record was changed after it was signed. */
  superseded: z.boolean(),
});
export type EndedSession = z.infer<typeof endedSessionSchema>;
export const endedSessionsSchema = z.object({ ended: z.array(endedSessionSchema) });

/** An entry that stands, newest version. */
function standing<C extends z.ZodMiniType<EntryContent>>(content: C) {
  return z.object({
    entryId: text,
    seq: z.int(),
    recordedAtMs: atMs,
    takenAtMs: atMs,
    source: sourceSchema,
    needsReview: z.boolean(),
    content,
  });
}

export const sessionViewSchema = z.object({
  sessionId: text,
  seq: z.int(),
  /** The instant of the judgement, and when it may change by time alone; null: never. */
  nowMs: atMs,
  nextChangeAtMs: maybeAtMs,
  patientId: text,
  identity: identitySchema,
  protocol: z.object({
    protocolId: text,
    name: text,
    version: text,
    hash: text,
    approvedBy: z.nullable(text),
  }),
  timeZone: text,
  plannedAtMs: atMs,
  openedAtMs: atMs,
  arrivedAtMs: maybeAtMs,
  chairId: z.nullable(text),
  /** Its place in a course as it stood when it opened: `session 5 of 8 (induction)`; null: in none. */
  course: z.nullable(sessionCourseSchema),
  nurse: z.nullable(z.object({ staffId: text, name: text, atMs })),
  ...preDoseFacts,
  homeMedicines: z.array(standing(homeMedicineSchema)),
  doses: z.array(standing(doseSchema)),
  infusion: z.array(standing(infusionSchema)),
  lozengeEnds: z.array(standing(lozengeEndSchema)),
  weights: z.array(standing(weightSchema)),
  waste: z.array(standing(wasteSchema)),
  lastWeight: z.nullable(z.object({ kg: z.number(), atMs })),
  /** Waits for a prescriber's answer. */
  limitsProposed: z.nullable(z.object({ proposalId: text, limits: ownLimitsSchema, reason: text, ...acted })),
  limitsDeclined: z.nullable(z.object({ proposalId: text, reason: text, ...acted })),
  /** `proposalId` null: fitted without a proposal. */
  limitsFitted: z.nullable(
    z.object({ proposalId: z.nullable(text), limits: ownLimitsSchema, reason: text, ...acted }),
  ),
  risks: z.partialRecord(z.enum(RISKS), z.object({ present: z.boolean(), note: z.nullable(text), ...acted })),
  scores: z.array(standing(scoreSchema)),
  medicines: z.array(standing(medicineSchema)),
  symptoms: z.array(standing(symptomSchema)),
  seriousEvents: z.array(standing(seriousEventSchema)),
  notes: z.array(standing(noteSchema)),
  bindings: z.array(
    z.object({
      deviceId: text,
      name: text,
      continuous: z.boolean(),
      fromMs: atMs,
      toMs: maybeAtMs,
      lastSampleRecordedAtMs: maybeAtMs,
    }),
  ),
  end: z.nullable(
    z.object({
      kind: z.enum(END_KINDS),
      seq: z.int(),
      takenAtMs: atMs,
      detail: endingEventSchema,
      ...acted,
    }),
  ),
  transferOutcome: z.nullable(z.object({ outcome: text, ...acted })),
  judgement: judgementSchema,
});
export type SessionView = z.infer<typeof sessionViewSchema>;

const readingRowSchema = z.extend(z.object(vitalsSchema.shape), {
  readingId: text,
  seq: z.int(),
  /** RFC 3339 in UTC, and the same as epoch milliseconds. */
  takenAt: text,
  takenAtMs: atMs,
  recordedAt: text,
  recordedAtMs: atMs,
  source: sourceSchema,
  by: actorSchema,
  failed: readingSchema.shape.failed,
  quality: readingSchema.shape.quality,
  method: readingSchema.shape.method,
  needsReview: z.boolean(),
  reviewed: z.nullable(z.object(acted)),
  withdrawn: z.nullable(z.object({ ...acted, reason: text, movedToSessionId: z.nullable(text) })),
  lateReason: z.nullable(text),
  movedFromSessionId: z.nullable(text),
  /** Oldest first; the last one counts. */
  versions: z.array(z.object({ content: entryContentSchema, ...acted, reason: z.nullable(text) })),
});
export type ReadingRow = z.infer<typeof readingRowSchema>;
export const readingsPageSchema = z.object({
  readings: z.array(readingRowSchema),
  /** Give it as `after` for the readings that follow; null: there are none. */
  next: z.nullable(z.int()),
});
export type ReadingsPage = z.infer<typeof readingsPageSchema>;

export const eventsPageSchema = z.object({
  events: z.array(
    z.object({
      seq: z.int(),
      eventId: text,
      commandId: z.nullable(text),
      schemaV: z.int(),
      rulesV: text,
      takenAtMs: maybeAtMs,
      recordedAtMs: atMs,
      actor: actorSchema,
      event: sessionEventSchema,
    }),
  ),
  seq: z.int(),
});
