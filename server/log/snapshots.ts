import type { Db } from './database.ts';
import type { Snapshot } from './event-log.ts';
import { loadKeys, loadOrMakeKeys } from './patient-keys.ts';
import { openText, sealText } from './sealing.ts';

/** What is kept of streams so that they need not be folded again: their whole state, or what a session comes to in a line. */
export type SnapshotTable = 'snapshots' | 'session_digests';

const context = (
  table: SnapshotTable,
  snapshot: Pick<Snapshot, 'clinicId' | 'streamId' | 'foldKey' | 'seq'>,
) =>
  `${table === 'snapshots' ? 'snapshot' : 'digest'} ${snapshot.clinicId} ${snapshot.streamId} ${snapshot.foldKey} ${snapshot.seq}`;

/** Keeps the newest of the stream, sealed as a whole. Under a destroyed key it keeps none. */
export async function saveSnapshot(
  db: Db,
  wrapping: Buffer,
  table: SnapshotTable,
  snapshot: Snapshot,
): Promise<void> {
  const { clinicId, streamId, foldKey, seq } = snapshot;
  const owner = snapshot.patientId ?? clinicId;
  const keys = await loadOrMakeKeys(db, wrapping, clinicId, new Set([owner]));
  const key = keys.get(owner) ?? null;
  if (key === null) return;
  const row = {
    fold_key: foldKey,
    seq,
    key_owner: owner,
    state: sealText(key, context(table, snapshot), snapshot.state),
  };
  await db
    .insertInto(table)
    .values({ clinic_id: clinicId, stream_id: streamId, ...row })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'stream_id']).doUpdateSet(row))
    .execute();
}

/** Those of these streams that were made by this folding code and whose key was not destroyed. */
export async function loadSnapshots(
  db: Db,
  wrapping: Buffer,
  table: SnapshotTable,
  clinicId: string,
  streamIds: readonly string[],
  foldKey: string,
): Promise<Snapshot[]> {
  if (streamIds.length === 0) return [];
  const rows = await db
    .selectFrom(table)
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('stream_id', 'in', streamIds)
    .where('fold_key', '=', foldKey)
    .execute();
  const keys = await loadKeys(db, wrapping, clinicId, new Set(rows.map((row) => row.key_owner)));
  return rows.flatMap((row): Snapshot[] => {
    const key = keys.get(row.key_owner) ?? null;
    if (key === null) return [];
    const patientId = row.key_owner === clinicId ? null : row.key_owner;
    const found = { clinicId, streamId: row.stream_id, foldKey, seq: row.seq, patientId };
    return [{ ...found, state: openText(key, context(table, found), row.state) }];
  });
}
