import { randomBytes } from 'node:crypto';
import type { House } from '../house.ts';
import { sha256 } from '../ids.ts';
import type { Db } from '../log/database.ts';

/** A new token, told once: only its hash is kept. */
export function makeDeviceToken(): string {
  return `afterdose_${randomBytes(32).toString('base64url')}`;
}

/** Makes this the device's only token: from the commit on, every one before it opens nothing. */
export async function keepDeviceToken(tx: Db, house: House, deviceId: string, token: string): Promise<void> {
  const nowMs = house.stamp();
  await tx
    .updateTable('device_tokens')
    .set({ revoked_at: nowMs })
    .where('clinic_id', '=', house.clinicId)
    .where('device_id', '=', deviceId)
    .where('revoked_at', 'is', null)
    .execute();
  await tx
    .insertInto('device_tokens')
    .values({
      token_hash: sha256(token),
      clinic_id: house.clinicId,
      device_id: deviceId,
      issued_at: nowMs,
      revoked_at: null,
    })
    .execute();
}
