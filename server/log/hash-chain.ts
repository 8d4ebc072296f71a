import { createHash } from 'node:crypto';
import type { StreamKind } from '#shared/events.ts';
import type { EventRow } from './database.ts';

/**
 * Each event's hash is SHA-256(previous hash ‖ stored bytes), hex, along its stream. Stored bytes are the JSON array
 * of the row's columns in table order, so that no column can change and no two rows can encode alike.
 */
export function chainHash(previousHash: string, row: Omit<EventRow, 'hash'>): string {
  const bytes = JSON.stringify([
    row.clinic_id,
    row.stream_id,
    row.seq,
    row.event_id,
    row.command_id,
    row.type,
    row.schema_v,
    row.rules_v,
    row.body,
    row.taken_at,
    row.recorded_at,
    row.actor,
  ]);
  return createHash('sha256').update(previousHash).update(bytes).digest('hex');
}

/** What a stream's first event continues from: names clinic, stream and kind, so that none can be swapped. */
export function genesisHash(clinicId: string, streamId: string, kind: StreamKind): string {
  return createHash('sha256')
    .update(JSON.stringify(['afterdose log 1', clinicId, streamId, kind]))
    .digest('hex');
}
