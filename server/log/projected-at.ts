import type { Actor } from '#shared/vocabulary.ts';
import type { Db } from './database.ts';

/** Where and when an event that is being projected was recorded. */
export interface ProjectedAt {
  tx: Db;
  clinicId: string;
  streamId: string;
  seq: number;
  recordedAtMs: number;
  eventId: string;
  actor: Actor;
}
