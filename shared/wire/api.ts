import * as z from 'zod/mini';
import { clinicSettingsSchema } from '../clinic-events.ts';
import type { PresenceMark } from '../clinical/pre-dose/presence.ts';
import { planAskedSchema } from '../commands.ts';
import { daySchema } from '../courses/course-plan.ts';
import { WAITING_REASONS } from '../device-events.ts';
import {
  failedVitalSchema,
  idSchema,
  keySchema,
  methodSchema,
  readingSchema,
  shortText,
  vitalsSchema,
} from '../entries.ts';
import { identitySchema } from '../identity.ts';
import { CONSENTS } from '../patient-events.ts';
import { dosingFormSchema } from '../protocols/dosing-form.ts';
import { typedChair, typedIdentitySchema, typedLine, typedText } from '../typed.ts';

/** Bodies of the HTTP contract. Instants are RFC 3339 with an offset on the wire for devices, epoch ms elsewhere. */

export const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
export const rfc3339Schema = z.string().check(z.regex(RFC3339, 'RFC 3339 with seconds and an offset'));

/** One reading as a device posts it. At least one value or failure; systolic with diastolic. */
export const postedReadingBodySchema = z.extend(vitalsSchema, {
  readingId: idSchema,
  takenAt: rfc3339Schema,
  failed: z.exactOptional(z.array(failedVitalSchema).check(z.maxLength(9))),
  quality: z.exactOptional(z.enum(['good', 'questionable'])),
  method: z.exactOptional(methodSchema),
  patientId: z.exactOptional(shortText),
});
export type PostedReadingBody = z.infer<typeof postedReadingBodySchema>;

export const READING_STATUSES = ['recorded', 'duplicate', 'waiting', 'refused'] as const;

/** RFC 9457 problem details. `type` is stable; `detail` is the sentence for a person. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  pointer: z.exactOptional(z.string()),
});
export type Problem = z.infer<typeof problemSchema>;

export const readingAnswerSchema = z.object({
  readingId: z.string(),
  status: z.enum(READING_STATUSES),
  sessionId: z.exactOptional(z.string()),
  seq: z.exactOptional(z.int()),
  problem: z.exactOptional(problemSchema),
});
export type ReadingAnswer = z.infer<typeof readingAnswerSchema>;
/** One answer for one reading, `results` in order for an array. */
export const postAnswerSchema = z.union([
  readingAnswerSchema,
  z.object({ results: z.array(readingAnswerSchema) }),
]);

export const registerPatientBodySchema = z.strictObject({
  patientId: idSchema,
  commandId: idSchema,
  identity: typedIdentitySchema,
  /** Someone of the same or a similar name exists and the person has checked that this is another patient. */
  differentPersonConfirmed: z.boolean(),
});
export const correctPatientBodySchema = z.strictObject({
  commandId: idSchema,
  identity: typedIdentitySchema,
  reason: typedText,
});
/** A consent that is on file. `validThrough` is its last day; null: until withdrawn. */
export const recordConsentBodySchema = z.strictObject({
  commandId: idSchema,
  consentId: idSchema,
  consent: z.enum(CONSENTS),
  signedOn: daySchema,
  validThrough: z.nullable(daySchema),
  keptAt: z.nullable(typedLine),
});
export const withdrawConsentBodySchema = z.strictObject({ commandId: idSchema, reason: typedText });
/** `on`: since which day; with `enrolled: false` a mistaken enrolment is taken back. */
export const stateRemsBodySchema = z.strictObject({
  commandId: idSchema,
  enrolled: z.boolean(),
  on: z.nullable(daySchema),
  note: z.nullable(typedText),
});
/** This record and another are of one person: it is read as part of the other from now on. */
export const mergePatientBodySchema = z.strictObject({
  commandId: idSchema,
  intoPatientId: idSchema,
  reason: typedText,
});
export const unmergePatientBodySchema = z.strictObject({ commandId: idSchema, reason: typedText });
export const searchPatientsBodySchema = z.strictObject({
  /** Any of: part of a name, a record number, a birth date. */
  text: z.string().check(z.maxLength(200)),
});
const consentSchema = z.object({
  consentId: z.string(),
  consent: z.enum(CONSENTS),
  signedOn: z.string(),
  validThrough: z.nullable(z.string()),
  keptAt: z.nullable(z.string()),
  recordedAtMs: z.int(),
  withdrawnAtMs: z.nullable(z.int()),
  /** Signed by today, not withdrawn, and today is not after its last day. */
  valid: z.boolean(),
});
export type Consent = z.infer<typeof consentSchema>;

/** A patient: the head record, to which others may have been merged. */
export const patientRecordSchema = z.object({
  patientId: z.string(),
  identity: identitySchema,
  /** Another registered patient has the same or a similar name. */
  sameName: z.boolean(),
  /**
   * Who may open the record; null: everyone who may open records. Others find it in a search with words in place of
   * record number and allergies, and are not told when its patient was here last.
   */
  restrictedTo: z.nullable(z.array(z.string())),
  lastSessionAtMs: z.nullable(z.int()),
  /** The newest session that is over. */
  lastSessionId: z.nullable(z.string()),
  openSessionId: z.nullable(z.string()),
  /**
   * Records of the same person that are read as part of this one. Their sessions and courses are this patient's. To
   * those who may not open the record their number is withheld like its own.
   */
  alsoRegisteredAs: z.array(
    z.object({
      patientId: z.string(),
      name: z.string(),
      chosenName: z.nullable(z.string()),
      birthDate: z.string(),
      recordNumber: z.string(),
    }),
  ),
  /** Newest first; also withdrawn ones, and those of records merged into this one. Null: withheld. */
  consents: z.nullable(z.array(consentSchema)),
  /** Newest statement about the enrolment in the REMS. Null: nobody said, or withheld. */
  rems: z.nullable(
    z.object({
      enrolled: z.boolean(),
      on: z.nullable(z.string()),
      note: z.nullable(z.string()),
      statedAtMs: z.int(),
    }),
  ),
});
export type PatientRecord = z.infer<typeof patientRecordSchema>;
export const foundPatientsSchema = z.object({ patients: z.array(patientRecordSchema) });

export const openSessionBodySchema = z.strictObject({
  sessionId: idSchema,
  commandId: idSchema,
  patientId: idSchema,
  protocolId: keySchema,
  /** The plan that the form of the protocol's dose asks for; the rest null or left out. */
  ...planAskedSchema,
  plannedAtMs: z.int(),
  chairId: z.nullable(keySchema),
  /** A prescriber's reason when the patient already has a session that day (clinical reference 9.38). */
  secondSessionReason: z.nullable(typedText),
  /** The course it is a session of: its place is counted and pinned. Null or left out: of none. */
  courseId: z._default(z.nullable(idSchema), null),
});

export const bindDeviceBodySchema = z.strictObject({ commandId: idSchema, sessionId: z.nullable(idSchema) });
/** The code of a device's label, scanned or typed, or the name that is written on it. */
export const bindByCodeBodySchema = z.strictObject({
  commandId: idSchema,
  code: shortText,
  sessionId: idSchema,
});
export const moveReadingBodySchema = z.strictObject({
  commandId: idSchema,
  toSessionId: idSchema,
  reason: typedText,
});
export const assignWaitingBodySchema = z.strictObject({
  commandId: idSchema,
  sessionId: idSchema,
  reason: typedText,
});
export const dismissWaitingBodySchema = z.strictObject({ commandId: idSchema, reason: typedText });
export const setChairsBodySchema = z.strictObject({
  commandId: idSchema,
  chairIds: z.array(typedChair).check(z.minLength(1), z.maxLength(60)),
});
/** A prescriber says of themselves, or a nurse for them, that they are in the building or have left it. */
export const markPresenceBodySchema = z.strictObject({
  commandId: idSchema,
  staffId: idSchema,
  onSite: z.boolean(),
});
export const setClockBodySchema = z.strictObject({ now: rfc3339Schema });

export const deviceInfoSchema = z.object({
  deviceId: z.string(),
  name: z.string(),
  continuous: z.boolean(),
  sessionId: z.nullable(z.string()),
  /** Chair of that session. */
  chairId: z.nullable(z.string()),
  lastSeenAtMs: z.nullable(z.int()),
  /** Device clock minus server clock at the last post; null before it. Over 30 s it is shown. */
  skewMs: z.nullable(z.number()),
  /** Readings that could not be one. */
  refusedToday: z.int(),
  /** Posts that came too fast: nothing of them was recorded, and the device was told to send them again. */
  limitedToday: z.int(),
  tokenIssuedAtMs: z.nullable(z.int()),
  /** Null: in use. A new token takes a revoked device back into use. */
  revokedAtMs: z.nullable(z.int()),
  /** Where its token was used lately, newest first. */
  addresses: z.array(z.object({ address: z.string(), atMs: z.int() })),
  /** When its token was last used from two addresses within minutes; null: never since it was issued. */
  twoAddressesAtMs: z.nullable(z.int()),
});
export type DeviceInfo = z.infer<typeof deviceInfoSchema>;
export const devicesSchema = z.object({ devices: z.array(deviceInfoSchema) });

/** What a device sent that could not be a reading, and why. `pointer` names the field. */
const refusedReadingSchema = z.object({
  readingId: z.nullable(z.string()),
  pointer: z.string(),
  why: z.string(),
  refusedAtMs: z.int(),
});
export type RefusedReading = z.infer<typeof refusedReadingSchema>;
export const refusedReadingsSchema = z.object({ refused: z.array(refusedReadingSchema) });

const waitingReadingSchema = z.object({
  readingId: z.string(),
  deviceId: z.string(),
  deviceName: z.string(),
  content: readingSchema,
  patientId: z.nullable(z.string()),
  why: z.enum(WAITING_REASONS),
  /** For the nurse: `Last bound to chair 6, ended 13:20.` */
  explanation: z.string(),
  lastSessionId: z.nullable(z.string()),
  receivedAtMs: z.int(),
});
export type WaitingReading = z.infer<typeof waitingReadingSchema>;
export const waitingReadingsSchema = z.object({ readings: z.array(waitingReadingSchema) });
/** `seq`: its place in the session it went to; null when it went to none. */
export const settledReadingSchema = z.object({ ok: z.literal(true), seq: z.nullable(z.int()) });

/** That a prescriber came or went. It counts until `untilMs` (exclusive), the end of the clinic's day. */
const presenceMarkSchema = z.object({
  staffId: z.string(),
  name: z.string(),
  onSite: z.boolean(),
  atMs: z.int(),
  untilMs: z.int(),
}) satisfies z.ZodMiniType<PresenceMark>;

export const clinicInfoSchema = z.object({
  clinicId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  chairIds: z.array(z.string()),
  settings: clinicSettingsSchema,
  protocols: z.array(
    z.object({
      protocolId: z.string(),
      name: z.string(),
      version: z.string(),
      route: z.string(),
      drug: z.string(),
      dosing: dosingFormSchema,
      approvedBy: z.nullable(z.string()),
    }),
  ),
  /** Every mark of today and yesterday in recorded order: the newest of a person counts. */
  presence: z.array(presenceMarkSchema),
});
export type ClinicInfo = z.infer<typeof clinicInfoSchema>;

/** Server time every 5 s. Clinical time runs at `rate` × real time (0: stands still, the test clock). */
export const heartbeatSchema = z.object({
  serverNowMs: z.int(),
  rate: z.number(),
  clock: z.enum(['real', 'controlled', 'scaled']),
  demo: z.boolean(),
});
export type Heartbeat = z.infer<typeof heartbeatSchema>;
