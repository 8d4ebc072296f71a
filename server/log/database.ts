import type { Insertable, Kysely, Selectable } from 'kysely';
import type { StreamKind } from '#shared/events.ts';
import type { ProjectionTables } from './projection-tables.ts';

/**
 * Every table, as both engines store it: ids are text, instants are epoch milliseconds, JSON is text, booleans are
 * 0 or 1. Queries name the clinic first.
 */
export interface LogDatabase extends ProjectionTables {
  events: EventRow;
  streams: StreamRow;
  snapshots: SnapshotRow;
  patient_keys: PatientKeyRow;
  checkpoints: CheckpointRow;
  log_facts: { name: string; value: string };
  credentials: CredentialRow;
  sign_ins: SignInRow;
  device_tokens: DeviceTokenRow;
  device_contacts: DeviceContactRow;
}

export type Db = Kysely<LogDatabase>;

/** One event as stored. The bytes of every column but `hash` are covered by `hash` (see `hash-chain.ts`). */
export interface EventRow {
  clinic_id: string;
  stream_id: string;
  seq: number;
  event_id: string;
  command_id: string | null;
  type: string;
  schema_v: number;
  rules_v: string;
  body: string;
  taken_at: number | null;
  recorded_at: number;
  actor: string;
  hash: string;
}
export type StoredEventRow = Selectable<EventRow>;
export type NewEventRow = Insertable<EventRow>;

/** Where a stream stands: what the next append must continue from. */
export interface StreamRow {
  clinic_id: string;
  stream_id: string;
  kind: StreamKind;
  head_seq: number;
  head_hash: string;
  last_recorded_at: number;
}

export interface SnapshotRow {
  clinic_id: string;
  stream_id: string;
  fold_key: string;
  seq: number;
  key_owner: string;
  /** Sealed JSON text. */
  state: string;
}

/** `wrapped_key` null: the key was destroyed, what it sealed is gone for good. */
export interface PatientKeyRow {
  clinic_id: string;
  patient_id: string;
  wrapped_key: string | null;
}

export interface CheckpointRow {
  number: number;
  /** UTC day, YYYY-MM-DD; one checkpoint a day. */
  day: string;
  made_at: number;
  /** JSON: heads that moved since the checkpoint before. */
  heads: string;
  mac: string;
}

/** The tables below belong to the sign-in and device rooms: no event rebuilds them. */
export interface CredentialRow {
  clinic_id: string;
  staff_id: string;
  passphrase_hash: string;
}

export interface SignInRow {
  token_hash: string;
  clinic_id: string;
  staff_id: string;
  expires_at: number;
}

export interface DeviceTokenRow {
  token_hash: string;
  clinic_id: string;
  device_id: string;
  issued_at: number;
  revoked_at: number | null;
}

export interface DeviceContactRow {
  clinic_id: string;
  device_id: string;
  last_seen_at: number;
  /** Device clock minus ours at its last post. */
  skew_ms: number | null;
}
