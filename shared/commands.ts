import * as z from 'zod/mini';
import {
  atMsSchema,
  doseSchema,
  entryContentSchema,
  homeMedicineSchema,
  idSchema,
  infusionSchema,
  keySchema,
  lozengeEndSchema,
  medicineSchema,
  noteSchema,
  readingSchema,
  scoreSchema,
  seriousEventSchema,
  symptomSchema,
  wasteSchema,
  weightSchema,
} from './entries.ts';
import { ATTESTABLE, CRITERIA, SILENCE_DUTIES, transportSchema } from './events.ts';
import { FEELINGS, saidSchema } from './patient-voice.ts';
import { ANSWERS, consentSeenSchema, IDENTIFIERS } from './pre-dose-events.ts';
import { RISKS } from './protocols/modifiers.ts';
import { INDICATIONS } from './protocols/pre-dose.ts';
import { ownLimitsSchema } from './protocols/protocol.ts';
import { typedLine, typedText } from './typed.ts';
import { SCALES } from './vocabulary.ts';

/**
 * What may be asked of one open session, in the imperative. Ids of new entries are made by the client, so that a
 * repeat is recognised. `decide` answers with events or with a refusal.
 */
function command<T extends string, B extends z.core.$ZodShape>(type: T, body: B) {
  return z.strictObject({ type: z.literal(type), body: z.strictObject(body) });
}

const entryId = idSchema;
const reason = typedText;

const planned = z._default(z.nullable(z.number()), null);
/** A dose as it is asked for: what its form does not have may be left out. */
export const planAskedSchema = { plannedMg: planned, plannedMgPerKg: planned, plannedOverMin: planned };
/** More than any patient has at once, and than any set holds. */
const MOST_ALERTS = 500;
const MOST_VALUES = 20;

export const sessionCommandSchema = z.discriminatedUnion('type', [
  command('ArrivePatient', { chairId: keySchema }),
  command('ChangeChair', { chairId: keySchema }),
  /** The receiving nurse names every open alert and the next due check: nothing is handed over unseen. */
  command('TakeOver', {
    acceptedAlertIds: z.array(keySchema).check(z.maxLength(MOST_ALERTS)),
    acceptedCheckId: z.nullable(keySchema),
  }),
  /** `toName`: as the person who asks read it; another name by now is refused. */
  command('OfferHandover', { toStaffId: idSchema, toName: typedLine, note: z.nullable(typedText) }),
  command('EndHandover', { reason: z.nullable(reason) }),
  command('ReleasePatient', { reason }),
  command('AnswerChecklist', {
    item: keySchema,
    answer: z.enum(['yes', 'no', 'notApplicable']),
    note: z.nullable(typedText),
    /** With the line about consent: the paper that was seen. */
    consent: z.exactOptional(consentSeenSchema),
  }),
  /** The plan that the form of the protocol's dose asks for; the rest null or left out. */
  command('ChangePlan', { ...planAskedSchema, reason }),
  /** A set of vitals and scores taken together; every part has its own entry id. */
  command('RecordSet', {
    reading: z.nullable(z.strictObject({ entryId, content: readingSchema })),
    scores: z.array(z.strictObject({ entryId, content: scoreSchema })).check(z.maxLength(SCALES.length)),
    /** Values of the ask-first band that the person has re-checked, by vital. */
    rechecked: z.array(keySchema).check(z.maxLength(MOST_VALUES)),
    /** Needed when the set was taken more than 15 minutes ago. */
    lateReason: z.nullable(reason),
  }),
  command('GiveDose', { entryId, content: doseSchema, lateReason: z.nullable(reason) }),
  command('RunInfusion', { entryId, content: infusionSchema, lateReason: z.nullable(reason) }),
  command('EndLozenge', { entryId, content: lozengeEndSchema, lateReason: z.nullable(reason) }),
  /** `rechecked`: an unusual weight was weighed again; the dose is computed from it. */
  command('RecordWeight', {
    entryId,
    content: weightSchema,
    rechecked: z.boolean(),
    lateReason: z.nullable(reason),
  }),
  command('RecordWaste', { entryId, content: wasteSchema, lateReason: z.nullable(reason) }),
  command('StateRisk', { risk: z.enum(RISKS), present: z.boolean(), note: z.nullable(typedText) }),
  /** The person in front of the nurse said these of themselves, and they agree with the record. */
  command('ConfirmIdentity', { identifiers: z.array(z.enum(IDENTIFIERS)).check(z.maxLength(6)) }),
  command('StateIndication', {
    indication: z.enum(INDICATIONS),
    indicationWords: z.nullable(typedLine),
    treatmentPlan: z.nullable(typedText),
  }),
  command('AnswerContraindication', {
    item: keySchema,
    answer: z.enum(ANSWERS),
    note: z.nullable(typedText),
  }),
  command('DecideContraindications', { decision: z.enum(['give', 'doNotGive']), reason }),
  command('AnswerScreening', { item: keySchema, answer: z.enum(ANSWERS), note: z.nullable(typedText) }),
  command('RecordHomeMedicine', { entryId, content: homeMedicineSchema, lateReason: z.nullable(reason) }),
  command('ReportSeriousEvent', { entryId, content: seriousEventSchema, lateReason: z.nullable(reason) }),
  command('StopDosing', { reason, takenAtMs: atMsSchema }),
  command('GiveMedicine', { entryId, content: medicineSchema, lateReason: z.nullable(reason) }),
  command('ReportSymptom', { entryId, content: symptomSchema, lateReason: z.nullable(reason) }),
  command('WriteNote', { entryId, content: noteSchema, lateReason: z.nullable(reason) }),
  /** `version`: how many versions the person saw. Of two who correct at once, the second is told (edge case 21). */
  command('CorrectEntry', { entryId, version: z.int(), content: entryContentSchema, reason }),
  command('WithdrawEntry', { entryId, reason }),
  command('ReviewEntry', { entryId }),
  /**
   * Limits for this patient in this session; only a prescriber, with a reason (edge case 35). `proposalId`: the proposal
   * this answers; absent: none. `seenAtMs`: when the limits in force were fitted, as the person saw them, null: the
   * protocol's own; of two who fit at once the second is told. Absent: not said.
   */
  command('FitLimits', {
    proposalId: z.exactOptional(idSchema),
    seenAtMs: z.exactOptional(z.nullable(atMsSchema)),
    limits: ownLimitsSchema,
    reason,
  }),
  command('ProposeLimits', { proposalId: idSchema, limits: ownLimitsSchema, reason }),
  command('DeclineLimits', { proposalId: idSchema, reason }),
  command('AcceptBaseline', { entryId, reason }),
  command('OverrideHold', { reason }),
  command('RaiseAlert', { alertId: idSchema, severity: z.enum(['warning', 'critical']), text: typedLine }),
  /** By the patient's tablet. Its clock is nobody's to set: a time ahead of the server's counts as now. */
  command('CallNurse', saidSchema),
  command('SayEased', saidSchema),
  command('SayFeeling', { ...saidSchema, feeling: z.enum(FEELINGS) }),
  command('AcknowledgeAlert', { episodeId: keySchema }),
  /** Minutes from now; the duty is due when the silence ends. */
  command('SilenceAlert', {
    episodeId: keySchema,
    duty: z.enum(SILENCE_DUTIES),
    minutes: z.int().check(z.gte(1), z.lte(30)),
    note: z.nullable(typedText),
  }),
  command('EndSilence', { episodeId: keySchema }),
  command('CloseAlert', { episodeId: keySchema, note: z.nullable(typedText) }),
  command('MarkCheckNotDone', { checkId: keySchema, reason }),
  command('Attest', {
    criterion: z.enum(ATTESTABLE),
    met: z.boolean(),
    note: z.nullable(typedText),
    transport: z.nullable(transportSchema),
  }),
  command('OverrideCriterion', { criterion: z.enum(CRITERIA), reason }),
  command('ExtendObservation', { reason, reviewAtMs: atMsSchema, escortInformed: z.boolean() }),
  command('Sign', {}),
  command('CancelSession', { reason }),
  command('LeaveAgainstAdvice', {
    prescriberTold: z.boolean(),
    risksExplained: z.boolean(),
    formSigned: z.boolean(),
    transport: z.nullable(typedLine),
    witnessedBy: z.nullable(typedLine),
    leftAtMs: atMsSchema,
    reason,
  }),
  command('TransferPatient', { destination: typedLine, reason }),
  command('RecordTransferOutcome', { outcome: typedText }),
  command('CompleteCallBack', { entryId, note: typedText }),
]);
export type SessionCommand = z.infer<typeof sessionCommandSchema>;

/**
 * Why a command was not carried out. A refusal changes nothing. `sentence` is for the person at the bedside;
 * `pointer` (JSON pointer into the command) names the field where there is one.
 */
export const REFUSAL_CODES = [
  'malformed',
  'unknownSession',
  'unknownEntry',
  'unknownAlert',
  'unknownCheck',
  'wrongStage',
  'sessionEnded',
  'impossibleValue',
  'recheckNeeded',
  'timeInFuture',
  'timeTooEarly',
  'lateReasonNeeded',
  'emptySet',
  'duplicateEntry',
  'notAllowed',
  'locked',
  'restricted',
  'passphraseNeeded',
  'chairTaken',
  'noteNeeded',
  'alertStillActive',
  'alreadyDone',
  'handoverIncomplete',
  'criteriaNotMet',
  'transportNeeded',
  'planNotOffered',
  'conflict',
  'tooManyRequests',
  'notRecorded',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Not a judgement of the command: the server failed, was asked too much, or the sign-in ended. Worth sending again. */
const PASSING: ReadonlySet<RefusalCode> = new Set([
  'conflict',
  'notAllowed',
  'locked',
  'tooManyRequests',
  'notRecorded',
]);

/** Whether the same command may be accepted later with nothing changed in it. */
export function isPassing({ code }: Refusal): boolean {
  return PASSING.has(code);
}

export interface Refusal {
  code: RefusalCode;
  sentence: string;
  pointer: string | null;
}

export function refusal(code: RefusalCode, sentence: string, pointer: string | null = null): Refusal {
  return { code, sentence, pointer };
}
