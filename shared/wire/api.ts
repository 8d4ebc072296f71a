import * as z from 'zod/mini';
import {
  failedVitalSchema,
  idSchema,
  longText,
  methodSchema,
  type readingSchema,
  shortText,
  vitalsSchema,
} from '../entries.ts';
import { type ClinicSettings, identitySchema, type WAITING_REASONS } from '../events.ts';

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
export interface ReadingAnswer {
  readingId: string;
  status: (typeof READING_STATUSES)[number];
  sessionId?: string;
  seq?: number;
  problem?: Problem;
}

/** RFC 9457 problem details. `type` is stable; `detail` is the sentence for a person. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  pointer?: string;
}

export const registerPatientBodySchema = z.strictObject({
  patientId: idSchema,
  commandId: idSchema,
  identity: identitySchema,
  /** Someone of the same or a similar name exists and the person has checked that this is another patient. */
  differentPersonConfirmed: z.boolean(),
});
export const correctPatientBodySchema = z.strictObject({
  commandId: idSchema,
  identity: identitySchema,
  reason: longText,
});
export const searchPatientsBodySchema = z.strictObject({
  /** Any of: part of a name, a record number, a birth date. */
  text: z.string().check(z.maxLength(200)),
});
export interface PatientRecord {
  patientId: string;
  identity: z.infer<typeof identitySchema>;
  /** Another registered patient has the same or a similar name. */
  sameName: boolean;
  /**
   * Who may open the record; null: everyone who may open records. Others find it in a search with words in place of
   * record number and allergies, and are not told when its patient was here last.
   */
  restrictedTo: string[] | null;
  lastSessionAtMs: number | null;
  openSessionId: string | null;
}

export const openSessionBodySchema = z.strictObject({
  sessionId: idSchema,
  commandId: idSchema,
  patientId: idSchema,
  protocolId: z.string(),
  plannedMg: z.number(),
  plannedAtMs: z.int(),
  chairId: z.nullable(z.string()),
  /** A prescriber's reason when the patient already has a session that day (clinical reference 9.38). */
  secondSessionReason: z.nullable(longText),
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
  reason: longText,
});
export const assignWaitingBodySchema = z.strictObject({
  commandId: idSchema,
  sessionId: idSchema,
  reason: longText,
});
export const dismissWaitingBodySchema = z.strictObject({ commandId: idSchema, reason: longText });
export const setChairsBodySchema = z.strictObject({
  commandId: idSchema,
  chairIds: z
    .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(8)))
    .check(z.minLength(1), z.maxLength(60)),
});
export const setClockBodySchema = z.strictObject({ now: rfc3339Schema });

export interface DeviceInfo {
  deviceId: string;
  name: string;
  continuous: boolean;
  sessionId: string | null;
  /** Chair of that session. */
  chairId: string | null;
  lastSeenAtMs: number | null;
  /** Device clock minus server clock at the last post; null before it. Over 30 s it is shown. */
  skewMs: number | null;
  /** Readings that could not be one. */
  refusedToday: number;
  /** Posts that came too fast: nothing of them was recorded, and the device was told to send them again. */
  limitedToday: number;
  tokenIssuedAtMs: number | null;
  /** Null: in use. A new token takes a revoked device back into use. */
  revokedAtMs: number | null;
  /** Where its token was used lately, newest first. */
  addresses: { address: string; atMs: number }[];
  /** When its token was last used from two addresses within minutes; null: never since it was issued. */
  twoAddressesAtMs: number | null;
}

/** What a device sent that could not be a reading, and why. `pointer` names the field. */
export interface RefusedReading {
  readingId: string | null;
  pointer: string;
  why: string;
  refusedAtMs: number;
}

export interface WaitingReading {
  readingId: string;
  deviceId: string;
  deviceName: string;
  content: z.infer<typeof readingSchema>;
  patientId: string | null;
  why: (typeof WAITING_REASONS)[number];
  /** For the nurse: `Last bound to chair 6, ended 13:20.` */
  explanation: string;
  lastSessionId: string | null;
  receivedAtMs: number;
}

export interface ClinicInfo {
  clinicId: string;
  name: string;
  timeZone: string;
  chairIds: string[];
  settings: ClinicSettings;
  protocols: {
    protocolId: string;
    name: string;
    version: string;
    plannedDosesMg: number[];
    approvedBy: string | null;
  }[];
}
