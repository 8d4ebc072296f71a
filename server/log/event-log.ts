import type { AnyEvent, Recorded, StreamKind } from '#shared/events.ts';
import type { Actor } from '#shared/vocabulary.ts';
import type { NewView } from './append-views.ts';
import type { Db } from './database.ts';
import type { StorageHealth } from './storage-health.ts';
import type { Verification } from './verify.ts';

/**
 * The event log: the one place where things become true. Appending is atomic over all streams of a batch, and the
 * promise settles only after the commit is on disk. Appends that arrive while a commit is in flight, or in one turn
 * of the event loop, share a transaction.
 */
export interface EventLog {
  /**
   * Stores the whole batch or nothing of it. Fold what the result returns: texts are trimmed as their schema says and
   * a recorded time before the log's last one is raised to it. Rejects with LogWriteError when the storage fails, and
   * with what the schema says when an event could not be read back (a bug of the caller).
   */
  append(batch: AppendBatch): Promise<AppendResult>;
  /** Events of one stream with seq > afterSeq, in order, private parts opened, brought to the newest schema. */
  read(clinicId: string, streamId: string, afterSeq: number, limit?: number): Promise<Recorded<AnyEvent>[]>;
  /** The streams of one kind, with their head positions. */
  heads(clinicId: string, kind: StreamKind): Promise<{ streamId: string; seq: number }[]>;
  /** What an earlier append with this command id recorded; null when it is new. */
  findCommand(clinicId: string, commandId: string): Promise<{ streamId: string; seq: number }[] | null>;
  /** Greatest recordedAtMs in the whole log, 0 when empty: recorded time never goes back. */
  lastRecordedAtMs(): Promise<number>;
  /** Called after each commit, in commit order, with what was appended. */
  onAppended(listener: (appended: AppendedStream[]) => void): () => void;
  /** Checks that nothing of one clinic was altered: rows of another are neither read nor told. */
  verify(clinicId: string, nowMs: number | null): Promise<Verification>;
  storage: StorageHealth;
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** The newest snapshot made by the same folding code, or null. A snapshot is a cache: losing it changes nothing. */
  loadSnapshot(clinicId: string, streamId: string, foldKey: string): Promise<Snapshot | null>;
  /** What a session comes to in a line: a cache like the snapshots, read many at a time. */
  saveDigest(digest: Snapshot): Promise<void>;
  /** Those there are, by the same folding code, whatever their position. */
  loadDigests(clinicId: string, sessionIds: readonly string[], foldKey: string): Promise<Snapshot[]>;
  close(): Promise<void>;
}

export interface AppendBatch {
  clinicId: string;
  commandId: string | null;
  streams: StreamAppend[];
  /** Who viewed what, for the access trail: most such batches hold nothing else. */
  views?: NewView[];
  /** Rows of the rooms' own tables (a passphrase, a token) that must become true in the same commit, or not at all. */
  alongside?: (tx: Db) => Promise<void>;
}

export interface StreamAppend {
  streamId: string;
  kind: StreamKind;
  /** Whose key seals identity and free text of these events; null when they hold none. */
  patientId: string | null;
  /** Position the decision was made on; another head is a conflict and nothing of the batch is stored. */
  expectedSeq: number;
  events: AppendEvent[];
}

export interface AppendEvent {
  eventId: string;
  event: AnyEvent;
  takenAtMs: number | null;
  recordedAtMs: number;
  actor: Actor;
}

export interface AppendedStream {
  clinicId: string;
  streamId: string;
  kind: StreamKind;
  events: Recorded<AnyEvent>[];
}

export type AppendResult =
  | { ok: true; streams: AppendedStream[] }
  /** Someone else appended first: load again, decide again. */
  | { ok: false; why: 'conflict'; streamId: string }
  /** This command id, or one of the event ids, is already in the log. */
  | { ok: false; why: 'duplicate' };

export interface Snapshot {
  clinicId: string;
  streamId: string;
  patientId: string | null;
  foldKey: string;
  seq: number;
  /** JSON text of the folded state. */
  state: string;
}
