import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Log } from './open-log.ts';
import { destroyKey } from './patient-keys.ts';

/**
 * Makes a patient's identity and texts unreadable for good: destroys the key, and with it the clear-text rows kept for
 * searching and everything kept of folded streams; the same of every record that was merged into this one. Stored events keep
 * their bytes, so the hash chain stays whole.
 */
export async function erasePatient({ engine }: Log, clinicId: string, patientId: string): Promise<void> {
  await engine.transact(async (tx) => {
    const aliases = await tx
      .selectFrom('patients')
      .select('patient_id')
      .where('clinic_id', '=', clinicId)
      .where('merged_into', '=', patientId)
      .execute();
    for (const id of [patientId, ...aliases.map((row) => row.patient_id)])
      await eraseRecord(tx, clinicId, id);
  });
  // Older pages of the write-ahead log still hold the key and the name.
  if (!engine.sharedByServers) await sql`pragma wal_checkpoint(truncate)`.execute(engine.db);
}

async function eraseRecord(tx: Db, clinicId: string, patientId: string): Promise<void> {
  await destroyKey(tx, clinicId, patientId);
  for (const table of ['patients', 'patient_consents'] as const)
    await tx
      .deleteFrom(table)
      .where('clinic_id', '=', clinicId)
      .where('patient_id', '=', patientId)
      .execute();
  for (const table of ['snapshots', 'session_digests'] as const)
    await tx.deleteFrom(table).where('clinic_id', '=', clinicId).where('key_owner', '=', patientId).execute();
}
