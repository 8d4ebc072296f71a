import { sql } from 'kysely';
import type { Log } from './open-log.ts';
import { destroyKey } from './patient-keys.ts';

/**
 * Makes a patient's identity and texts unreadable for good: destroys the key, and with it the clear-text row kept for
 * searching and every snapshot. Stored events keep their bytes, so the hash chain stays whole.
 */
export async function erasePatient({ engine }: Log, clinicId: string, patientId: string): Promise<void> {
  await engine.transact(async (tx) => {
    await destroyKey(tx, clinicId, patientId);
    await tx
      .deleteFrom('patients')
      .where('clinic_id', '=', clinicId)
      .where('patient_id', '=', patientId)
      .execute();
    await tx
      .deleteFrom('snapshots')
      .where('clinic_id', '=', clinicId)
      .where('key_owner', '=', patientId)
      .execute();
  });
  // Older pages of the write-ahead log still hold the key and the name.
  if (!engine.sharedByServers) await sql`pragma wal_checkpoint(truncate)`.execute(engine.db);
}
