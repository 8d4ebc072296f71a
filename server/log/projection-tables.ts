import type { WaitingReason } from '#shared/device-events.ts';
import type { CONSENTS } from '#shared/patient-events.ts';
import type { Role } from '#shared/vocabulary.ts';

/** Tables made from events alone, in the events' own transaction; `rebuild-projections.ts` makes them again. */
export interface ProjectionTables {
  clinic: ClinicRow;
  patients: PatientRow;
  sessions: SessionRow;
  session_doses: { clinic_id: string; session_id: string; entry_id: string; taken_at: number };
  devices: DeviceRow;
  bindings: BindingRow;
  readings_seen: ReadingSeenRow;
  waiting_readings: WaitingReadingRow;
  refused_readings: RefusedReadingRow;
  staff: StaffRow;
  displays: DisplayRow;
  broken_glass: BrokenGlassRow;
  courses: CourseRow;
  course_sessions: { clinic_id: string; course_id: string; session_id: string };
  patient_consents: PatientConsentRow;
  protocols: ProtocolRow;
  protocol_documents: ProtocolDocumentRow;
}

export const PROJECTION_TABLES = [
  'clinic',
  'patients',
  'sessions',
  'session_doses',
  'devices',
  'bindings',
  'readings_seen',
  'waiting_readings',
  'refused_readings',
  'staff',
  'displays',
  'broken_glass',
  'courses',
  'course_sessions',
  'patient_consents',
  'protocols',
  'protocol_documents',
] as const satisfies readonly (keyof ProjectionTables)[];

/** `settings`: JSON of ClinicSettings, null until they were changed. */
export interface ClinicRow {
  clinic_id: string;
  name: string;
  time_zone: string;
  chairs: string;
  settings: string | null;
}

export interface StaffRow {
  clinic_id: string;
  staff_id: string;
  name: string;
  name_key: string;
  role: Role;
  added_at: number;
  disabled_at: number | null;
}

export interface DisplayRow {
  clinic_id: string;
  display_id: string;
  name: string;
  added_at: number;
  revoked_at: number | null;
}

/** Who may look at a restricted session until `until_ms` (exclusive), because they broke the glass. */
export interface BrokenGlassRow {
  clinic_id: string;
  event_id: string;
  session_id: string;
  staff_id: string;
  broken_at: number;
  until_ms: number;
}

/** Identity in clear, for searching: this row goes when the patient's key is destroyed. Keys are folded (`nameKey`). */
export interface PatientRow {
  clinic_id: string;
  patient_id: string;
  name: string;
  name_key: string;
  chosen_name_key: string | null;
  birth_date: string;
  record_number: string;
  /** JSON of the whole identity. */
  identity: string;
  registered_at: number;
  /** JSON list of the staff who may open the record; null: everyone who may open records. */
  restricted_to: string | null;
  /** The record this one is read as part of; null: it stands by itself. */
  merged_into: string | null;
  /** JSON of the newest statement about the enrolment in the REMS; null: nobody said. */
  rems: string | null;
}

/** A consent on file, with where it is kept: it goes with the patient's row. Days are `2026-11-26`. */
export interface PatientConsentRow {
  clinic_id: string;
  patient_id: string;
  consent_id: string;
  consent: (typeof CONSENTS)[number];
  signed_on: string;
  valid_through: string | null;
  kept_at: string | null;
  recorded_at: number;
  withdrawn_at: number | null;
}

export interface CourseRow {
  clinic_id: string;
  course_id: string;
  patient_id: string;
  protocol_id: string;
  status: 'open' | 'ended';
  started_at: number;
  ended_at: number | null;
}

export interface SessionRow {
  clinic_id: string;
  session_id: string;
  patient_id: string;
  chair_id: string | null;
  status: 'open' | 'ended';
  planned_at: number;
  opened_at: number;
  /** Earliest standing dose: T0. */
  first_dose_at: number | null;
  ended_at: number | null;
  /** The newest plan. */
  planned_mg: number | null;
  planned_mg_per_kg: number | null;
  planned_over_min: number | null;
}

export interface DeviceRow {
  clinic_id: string;
  device_id: string;
  name: string;
  continuous: number;
  added_at: number;
  revoked_at: number | null;
}

/** `to_ms` null: bound now. Half-open [from_ms, to_ms). */
export interface BindingRow {
  clinic_id: string;
  device_id: string;
  session_id: string;
  from_ms: number;
  to_ms: number | null;
}

/** Device readings already in the log: a repeat is answered from here. `content_hash` as `contentHash` makes it. */
export interface ReadingSeenRow {
  clinic_id: string;
  device_id: string;
  reading_id: string;
  status: 'recorded' | 'waiting';
  stream_id: string;
  seq: number;
  content_hash: string;
}

export interface WaitingReadingRow {
  clinic_id: string;
  reading_id: string;
  device_id: string;
  why: WaitingReason;
  last_session_id: string | null;
  /** Identity the device claimed, as posted. */
  patient_id: string | null;
  /** JSON of the reading's content. */
  content: string;
  received_at: number;
  status: 'waiting' | 'assigned' | 'dismissed';
}

export interface RefusedReadingRow {
  clinic_id: string;
  device_id: string;
  seq: number;
  reading_id: string | null;
  pointer: string;
  why: string;
  refused_at: number;
}

/** `lineage`: JSON of the folded lineage. A shipped protocol has a row once something was recorded of it. */
export interface ProtocolRow {
  clinic_id: string;
  protocol_id: string;
  stream_id: string;
  lineage: string;
}

/** In the place of a version: what a lineage began with, and what is being worked on. */
export const BEGUN = 'begun';
export const DRAFT = 'draft';

/** `document`: JSON, as the event has it. `version`: one of the lineage, or one of the two words above. */
export interface ProtocolDocumentRow {
  clinic_id: string;
  protocol_id: string;
  version: string;
  document: string;
}
