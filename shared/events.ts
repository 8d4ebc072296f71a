import * as z from 'zod/mini';
import type { ClinicEvent } from './clinic-events.ts';
import type { CourseEvent } from './course-events.ts';
import type { DeviceEvent } from './device-events.ts';
import { atMsSchema, entryContentSchema, idSchema, longText, shortText, sourceSchema } from './entries.ts';
import { event } from './event-shape.ts';
import { identitySchema } from './identity.ts';
import type { PatientEvent } from './patient-events.ts';
import { FEELINGS, saidSchema } from './patient-voice.ts';
import { consentSeenSchema, PRE_DOSE_EVENTS } from './pre-dose-events.ts';
import type { ProtocolEvent } from './protocol-events.ts';
import { RISKS } from './protocols/modifiers.ts';
import { INDICATIONS } from './protocols/pre-dose.ts';
import { ownLimitsSchema, protocolSchema } from './protocols/protocol.ts';
import type { StaffEvent } from './staff-events.ts';
import { ROLES, SEVERITIES } from './vocabulary.ts';

/**
 * What happened, in the past tense. A stream (session, patient, course, protocol, device, staff member, clinic) is a
 * sequence of these; those of a session stand here, the others in files of their own.
 * A shape never changes in place: raise SCHEMA_VERSION, keep the old fixture, and bring old ones forward in
 * `upcasters.ts`.
 * 1  the first shapes
 * 2  signing in says how (`StaffSignedIn.by`), signing out why, refusals how often; people, displays, restrictions,
 *    broken glass and identities put right during a session are on record
 * 3  every route: a protocol says the form of its dose and what risks add; a plan may be by weight; infusion steps, ends of
 *    lozenges, weights and waste are entries; risks are stated
 * 4  the clinic's own protocols, courses, merged records, consents; what is asked before a dose; home medicines and serious
 *    events as entries; limits proposed and answered; a protocol says what it is given for, what speaks against it, what is asked
 *    at each visit, and the course it proposes; sound checks, audio pauses and nobody audible
 */
export const SCHEMA_VERSION = 4;
/** Version of the judging code. Announcements carry it; a change during an open session appends RulesChanged. */
export const RULES_VERSION = '2026.16';

export const actorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), staffId: idSchema, name: z.string(), role: z.enum(ROLES) }),
  z.strictObject({ kind: z.literal('device'), deviceId: idSchema, name: z.string() }),
  /** The tablet that lies with the patient of this session; who spoke by it stands in what was said. */
  z.strictObject({ kind: z.literal('tablet'), name: z.string() }),
  z.strictObject({ kind: z.literal('system') }),
]);

const entryId = idSchema;
const reason = longText;

/** What was planned: an amount, or an amount by weight; over how long, for an infusion. */
export const planSchema = {
  plannedMg: z.nullable(z.number()),
  plannedMgPerKg: z.nullable(z.number()),
  plannedOverMin: z.nullable(z.number()),
};

export const ATTESTABLE = ['D8', 'D9', 'D10', 'D11', 'D12', 'D13', 'D14'] as const;
export const CRITERIA = [
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'D6',
  'D7',
  'D8',
  'D9',
  'D10',
  'D11',
  'D12',
  'D13',
  'D14',
  'D15',
] as const;
export type CriterionId = (typeof CRITERIA)[number];
export type AttestableId = (typeof ATTESTABLE)[number];

/** Transport that a clinician has confirmed (D12). */
export const transportSchema = z.strictObject({
  kind: z.enum(['person', 'bookedRide']),
  name: shortText,
  phone: shortText,
});

/** What whoever silences an alert promises: to measure again, that the prescriber was called, to look whether it stays as expected. */
export const SILENCE_DUTIES = ['recheck', 'prescriberCalled', 'expected'] as const;
export type SilenceDuty = (typeof SILENCE_DUTIES)[number];

export const STEPS = [
  'raised',
  'confirmed',
  'worsened',
  'eased',
  'cleared',
  'notConfirmed',
  'closed',
  'withdrawn',
  'unlatched',
  'replaced',
  'loggedLate',
  'resounded',
  'secondNurseTold',
  'prescriberTold',
  'everyoneTold',
] as const;
export type StepKind = (typeof STEPS)[number];

export const announcementSchema = z.strictObject({
  /** `rule:raising entry:step:ordinal`, the same however often it is derived. */
  stepId: z.string(),
  episodeId: z.string(),
  step: z.enum(STEPS),
  severity: z.enum(SEVERITIES),
  alertClass: z.enum(['clinical', 'overdue', 'technical']),
  message: z.string(),
  /** When the step was reached; recordedAtMs may be later after a restart. */
  atMs: atMsSchema,
  late: z.boolean(),
});

/** Where a session stands in its course, counted when it opened. `of`: sessions planned in the phase; null: no end planned. */
export const sessionCourseSchema = z.strictObject({
  courseId: idSchema,
  /** Counted over the whole course, from 1. */
  number: z.int().check(z.gte(1)),
  phase: z.string(),
  numberInPhase: z.int().check(z.gte(1)),
  of: z.nullable(z.int()),
});
export type SessionCourse = z.infer<typeof sessionCourseSchema>;

/** How a session ends. */
const ENDINGS = [
  event('SessionSigned', {
    statement: z.string(),
    criteriaMet: z.int(),
    overridden: z.array(z.enum(CRITERIA)),
    finalVitalsAtMs: atMsSchema,
    protocolVersion: z.string(),
  }),
  event('SessionCancelled', { reason }),
  event('LeftAgainstAdvice', {
    prescriberTold: z.boolean(),
    risksExplained: z.boolean(),
    formSigned: z.boolean(),
    transport: z.nullable(shortText),
    witnessedBy: z.nullable(shortText),
    reason,
    /** What was not recorded when the patient left, in words: missing items are listed, never refused. */
    missing: z.array(z.string()),
    /** Null when nobody saw the patient go; then the last time seen counts. */
    leftAtMs: atMsSchema,
  }),
  event('PatientTransferred', { destination: shortText, reason }),
] as const;
export const endingEventSchema = z.discriminatedUnion('type', ENDINGS);

export const sessionEventSchema = z.discriminatedUnion('type', [
  event('SessionOpened', {
    sessionId: idSchema,
    patientId: idSchema,
    identity: identitySchema,
    protocol: protocolSchema,
    protocolHash: z.string(),
    ...planSchema,
    /** IANA zone of the clinic when the session opened: the session prints in it for ever. */
    timeZone: z.string(),
    plannedAtMs: atMsSchema,
    chairId: z.nullable(z.string()),
    /** Its place in a course as it stood when the session opened: `session 5 of 8 (induction)`; null: in no course. */
    course: z.nullable(sessionCourseSchema),
    /** What the course says it is given for, when it opened, and who said so. Absent: in no course. */
    indication: z.exactOptional(
      z.strictObject({
        indication: z.enum(INDICATIONS),
        indicationWords: z.nullable(shortText),
        treatmentPlan: z.nullable(longText),
        atMs: atMsSchema,
        by: actorSchema,
      }),
    ),
    /** The patient's weight at the newest earlier visit that has one, kg and when it was taken. Absent: not known. */
    lastWeight: z.exactOptional(z.strictObject({ kg: z.number(), atMs: atMsSchema })),
  }),
  /** Who the patient is was put right while the session was open: header, tile and devices go by this from now on. */
  event('IdentityCorrected', { identity: identitySchema, reason }),
  event('PatientArrived', { chairId: z.string() }),
  event('ChairChanged', { chairId: z.string() }),
  event('NurseAssigned', {
    staffId: idSchema,
    name: z.string(),
    acceptedAlertIds: z.array(z.string()),
    acceptedCheckId: z.nullable(z.string()),
  }),
  /** [HANDOVER] Somebody is asked to take the patient over; until they have, the patient stays with whoever holds them. */
  event('HandoverOffered', { toStaffId: idSchema, toName: z.string(), note: z.nullable(longText) }),
  /** Declined, or taken back: by whom says which. */
  event('HandoverEnded', { reason: z.nullable(longText) }),
  /** Nobody holds the patient any more. */
  event('NurseReleased', { reason }),
  event('ChecklistAnswered', {
    item: z.string(),
    answer: z.enum(['yes', 'no', 'notApplicable']),
    note: z.nullable(longText),
    /** What somebody saw of the consent on file. Absent: another line, or a consent without its date. */
    consent: z.exactOptional(consentSeenSchema),
  }),
  event('PlanChanged', { ...planSchema, reason }),
  event('EntryRecorded', {
    entryId,
    content: entryContentSchema,
    source: sourceSchema,
    /** True when a value lies in the confirm band and nobody has re-checked it yet. */
    needsReview: z.boolean(),
    lateReason: z.nullable(reason),
  }),
  event('EntryCorrected', { entryId, content: entryContentSchema, reason }),
  event('EntryWithdrawn', { entryId, reason }),
  event('EntryReviewed', { entryId }),
  event('EntryMovedAway', { entryId, toSessionId: idSchema, reason }),
  event('EntryMovedHere', {
    entryId,
    fromSessionId: idSchema,
    content: entryContentSchema,
    source: sourceSchema,
    needsReview: z.boolean(),
    reason,
  }),
  /** What a clinician says of a risk; the newest statement counts. */
  event('RiskStated', { risk: z.enum(RISKS), present: z.boolean(), note: z.nullable(longText) }),
  ...PRE_DOSE_EVENTS,
  event('LimitsProposed', { proposalId: idSchema, limits: ownLimitsSchema, reason }),
  event('LimitsDeclined', { proposalId: idSchema, reason }),
  /** `proposalId`: the proposal that a prescriber approved, perhaps changed; null: fitted without one. */
  event('LimitsFitted', { proposalId: z.nullable(idSchema), limits: ownLimitsSchema, reason }),
  event('BaselineAccepted', { entryId, reason }),
  event('HoldOverridden', { reason }),
  event('DosingStopped', { reason, takenAtMs: atMsSchema }),
  event('AlertRaisedByHand', {
    alertId: idSchema,
    severity: z.enum(['warning', 'critical']),
    text: shortText,
  }),
  /** [HELP] The patient asked for somebody. */
  event('PatientCalled', saidSchema),
  /** [HELP] The patient says that it is over: the nurse reads it, the alert stands until she closes it. */
  event('PatientEased', saidSchema),
  event('PatientFeels', { ...saidSchema, feeling: z.enum(FEELINGS) }),
  event('AlertAcknowledged', { episodeId: z.string() }),
  /** [SILENCE] No sound and no escalation until `untilMs` (exclusive), for a promise; never of a critical alert. */
  event('AlertSilenced', {
    episodeId: z.string(),
    duty: z.enum(SILENCE_DUTIES),
    untilMs: atMsSchema,
    note: z.nullable(longText),
  }),
  event('AlertSilenceEnded', { episodeId: z.string() }),
  event('AlertClosed', { episodeId: z.string(), note: z.nullable(longText) }),
  event('CheckNotDone', { checkId: z.string(), reason }),
  event('CriterionAttested', {
    criterion: z.enum(ATTESTABLE),
    met: z.boolean(),
    note: z.nullable(longText),
    transport: z.nullable(transportSchema),
  }),
  event('CriterionOverridden', { criterion: z.enum(CRITERIA), reason, openEpisodeIds: z.array(z.string()) }),
  event('ObservationExtended', { reason, reviewAtMs: atMsSchema, escortInformed: z.boolean() }),
  event('DeviceBound', { deviceId: idSchema, name: z.string(), continuous: z.boolean() }),
  event('DeviceUnbound', { deviceId: idSchema }),
  ...ENDINGS,
  event('TransferOutcomeRecorded', { outcome: longText }),
  event('CallBackDone', { entryId, note: longText }),
  event('Announced', announcementSchema.shape),
  /** Someone without access opened this restricted record, and why. They may look until `untilMs` (exclusive). */
  event('GlassBroken', { reason, untilMs: atMsSchema }),
  event('RulesChanged', { from: z.string(), to: z.string() }),
]);
export type SessionEvent = z.infer<typeof sessionEventSchema>;

export type AnyEvent =
  | SessionEvent
  | PatientEvent
  | CourseEvent
  | ProtocolEvent
  | DeviceEvent
  | StaffEvent
  | ClinicEvent;
export type StreamKind = 'session' | 'patient' | 'course' | 'protocol' | 'device' | 'staff' | 'clinic';

/** What the log adds to an event when it is on disk. `recordedAtMs` never goes back within one log. */
export interface Recorded<E extends AnyEvent = SessionEvent> {
  seq: number;
  eventId: string;
  commandId: string | null;
  schemaV: number;
  rulesV: string;
  takenAtMs: number | null;
  recordedAtMs: number;
  actor: z.infer<typeof actorSchema>;
  event: E;
}
