import type { Generated, Insertable, Kysely, Selectable } from 'kysely';
import type { StreamKind } from '#shared/events.ts';
import type { SignInWay } from '#shared/staff-events.ts';
import type { Viewed } from '#shared/wire/viewed.ts';
import type { ProjectionTables } from './projection-tables.ts';

/**
 * Every table, as both engines store it: ids are text, instants are epoch milliseconds, JSON is text, booleans are
 * 0 or 1. Queries name the clinic first.
 */
export interface LogDatabase extends ProjectionTables {
  events: EventRow;
  streams: StreamRow;
  snapshots: SnapshotRow;
  session_digests: SnapshotRow;
  patient_keys: PatientKeyRow;
  checkpoints: CheckpointRow;
  access_trail: AccessTrailRow;
  trail_heads: TrailHeadRow;
  log_facts: { name: string; value: string };
  credentials: CredentialRow;
  sign_ins: SignInRow;
  recovery_codes: { clinic_id: string; staff_id: string; code_hash: string };
  invitations: InvitationRow;
  display_tokens: DisplayTokenRow;
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

/** Who viewed what. The bytes of every column but `hash` are covered by `hash` (see `view-chain.ts`). */
export interface AccessTrailRow {
  clinic_id: string;
  seq: number;
  at_ms: number;
  viewer_kind: 'staff' | 'display';
  viewer_id: string;
  /** Name and role as they were then; null: noted before roles were. */
  viewer_name: string;
  viewer_role: string | null;
  viewed: Viewed;
  subject_id: string;
  hash: string;
}

/** Where a clinic's access trail stands: what the next view continues from. */
export interface TrailHeadRow {
  clinic_id: string;
  head_seq: number;
  head_hash: string;
  last_at: number;
}

/** The tables below belong to the sign-in and device rooms: no event rebuilds them. */
export interface CredentialRow {
  clinic_id: string;
  staff_id: string;
  passphrase_hash: string;
  pin_hash: Generated<string | null>;
  /** Wrong PINs since the passphrase was last given. */
  pin_failures: Generated<number>;
  /** Sealed under the master key; null: no second factor. */
  totp_secret: Generated<string | null>;
  /** Time step of the last code that was accepted: none is accepted twice. */
  totp_last_step: Generated<number>;
}

/** Times are the process's. `locked_at` null: whoever signed in is taken to be there. */
export interface SignInRow {
  token_hash: string;
  clinic_id: string;
  staff_id: string;
  by_way: SignInWay;
  started_at: number;
  last_active_at: number;
  locked_at: number | null;
  expires_at: number;
}

export interface InvitationRow {
  token_hash: string;
  clinic_id: string;
  staff_id: string;
  why: 'new' | 'reset';
  expires_at: number;
}

export interface DisplayTokenRow {
  token_hash: string;
  clinic_id: string;
  display_id: string;
  kind: 'pairing' | 'screen';
  /** Process time. */
  expires_at: number | null;
  last_seen_at: number | null;
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
  /** JSON list of where its token was used lately. */
  addresses: string;
  two_addresses_at: number | null;
  /** Local date of the clinic, and how many posts were too many on it. */
  limited_day: string;
  limited_count: number;
}
