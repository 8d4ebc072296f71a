import type { Db } from './database.ts';
import type { Snapshot } from './event-log.ts';
import { loadKeys, loadOrMakeKeys } from './patient-keys.ts';
import { openText, sealText } from './sealing.ts';

const context = (snapshot: Pick<Snapshot, 'clinicId' | 'streamId' | 'foldKey' | 'seq'>) =>
  `snapshot ${snapshot.clinicId} ${snapshot.streamId} ${snapshot.foldKey} ${snapshot.seq}`;

/** Keeps the newest snapshot of the stream, sealed as a whole. Under a destroyed key it keeps none. */
export async function saveSnapshot(db: Db, wrapping: Buffer, snapshot: Snapshot): Promise<void> {
  const { clinicId, streamId, foldKey, seq } = snapshot;
  const owner = snapshot.patientId ?? clinicId;
  const keys = await loadOrMakeKeys(db, wrapping, clinicId, new Set([owner]));
  const key = keys.get(owner) ?? null;
  if (key === null) return;
  const row = {
    fold_key: foldKey,
    seq,
    key_owner: owner,
    state: sealText(key, context(snapshot), snapshot.state),
  };
  await db
    .insertInto('snapshots')
    .values({ clinic_id: clinicId, stream_id: streamId, ...row })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'stream_id']).doUpdateSet(row))
    .execute();
}

/** Null when there is none of this folding code, or when its key was destroyed. */
export async function loadSnapshot(
  db: Db,
  wrapping: Buffer,
  clinicId: string,
  streamId: string,
  foldKey: string,
): Promise<Snapshot | null> {
  const row = await db
    .selectFrom('snapshots')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('stream_id', '=', streamId)
    .where('fold_key', '=', foldKey)
    .executeTakeFirst();
  if (!row) return null;
  const keys = await loadKeys(db, wrapping, clinicId, new Set([row.key_owner]));
  const key = keys.get(row.key_owner) ?? null;
  if (key === null) return null;
  const patientId = row.key_owner === clinicId ? null : row.key_owner;
  const found = { clinicId, streamId, foldKey, seq: row.seq, patientId };
  return { ...found, state: openText(key, context(found), row.state) };
}
