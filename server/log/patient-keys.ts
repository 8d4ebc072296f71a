import { randomBytes } from 'node:crypto';
import type { Db } from './database.ts';
import { openText, sealText } from './sealing.ts';

/** Whose key seals a text: a patient's, or the clinic's own where the text belongs to no known patient. */
export type KeyOwner = string;

/** Keys by owner; null where the key was destroyed. */
export type OpenKeys = ReadonlyMap<KeyOwner, Buffer | null>;

const context = (clinicId: string, owner: KeyOwner) => `key ${clinicId} ${owner}`;

/** The keys of these owners as far as they exist. An owner that never had one is absent. */
export async function loadKeys(
  db: Db,
  wrapping: Buffer,
  clinicId: string,
  owners: ReadonlySet<KeyOwner>,
): Promise<Map<KeyOwner, Buffer | null>> {
  if (owners.size === 0) return new Map();
  const rows = await db
    .selectFrom('patient_keys')
    .select(['patient_id', 'wrapped_key'])
    .where('clinic_id', '=', clinicId)
    .where('patient_id', 'in', [...owners])
    .execute();
  return new Map(
    rows.map(({ patient_id, wrapped_key }) => [
      patient_id,
      wrapped_key === null
        ? null
        : Buffer.from(openText(wrapping, context(clinicId, patient_id), wrapped_key), 'base64'),
    ]),
  );
}

/** The same, making the keys that do not exist yet. A destroyed key stays destroyed. */
export async function loadOrMakeKeys(
  db: Db,
  wrapping: Buffer,
  clinicId: string,
  owners: ReadonlySet<KeyOwner>,
): Promise<OpenKeys> {
  const keys = await loadKeys(db, wrapping, clinicId, owners);
  const missing = [...owners].filter((owner) => !keys.has(owner));
  if (missing.length === 0) return keys;
  await db
    .insertInto('patient_keys')
    .values(
      missing.map((owner) => ({
        clinic_id: clinicId,
        patient_id: owner,
        wrapped_key: sealText(wrapping, context(clinicId, owner), randomBytes(32).toString('base64')),
      })),
    )
    .onConflict((conflict) => conflict.columns(['clinic_id', 'patient_id']).doNothing())
    .execute();
  // Read again rather than trust what was made: another server may have been first.
  return loadKeys(db, wrapping, clinicId, owners);
}

/** Destroys a patient's key: whatever it sealed can never be read again. The row stays, so that no new key is made. */
export async function destroyKey(db: Db, clinicId: string, patientId: string): Promise<void> {
  await db
    .insertInto('patient_keys')
    .values({ clinic_id: clinicId, patient_id: patientId, wrapped_key: null })
    .onConflict((conflict) =>
      conflict.columns(['clinic_id', 'patient_id']).doUpdateSet({ wrapped_key: null }),
    )
    .execute();
}
