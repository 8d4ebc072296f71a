import { createHash } from 'node:crypto';
import type { AccessTrailRow } from './database.ts';

/** The access trail in checkpoints and findings, where a stream has its id. */
export const ACCESS_TRAIL = 'access-trail';

/** Each view's hash is SHA-256(previous hash ‖ stored bytes), hex, along its clinic: as with events (`hash-chain.ts`). */
export function viewHash(previousHash: string, row: Omit<AccessTrailRow, 'hash'>): string {
  const bytes = JSON.stringify([
    row.clinic_id,
    row.seq,
    row.at_ms,
    row.viewer_kind,
    row.viewer_id,
    row.viewer_name,
    row.viewer_role,
    row.viewed,
    row.subject_id,
  ]);
  return createHash('sha256').update(previousHash).update(bytes).digest('hex');
}

/** What a clinic's first view continues from. */
export function firstViewHash(clinicId: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['afterdose access trail 1', clinicId]))
    .digest('hex');
}
