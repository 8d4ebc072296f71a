import { randomBytes, randomUUID } from 'node:crypto';
import { noteClinic } from '#server/clinic/clinic.ts';
import type { House } from '#server/house.ts';
import { sha256 } from '#server/ids.ts';
import { COOKIE } from '#server/people/cookie.ts';

/** A wall display of the clinic, paired: the cookie that it holds. */
export async function addWall(house: House, name: string): Promise<string> {
  const displayId = randomUUID();
  const token = `display_${randomBytes(32).toString('base64url')}`;
  await noteClinic(house, null, { kind: 'system' }, { type: 'DisplayAdded', body: { displayId, name } });
  await house.db
    .insertInto('display_tokens')
    .values({
      token_hash: sha256(token),
      clinic_id: house.clinicId,
      display_id: displayId,
      kind: 'screen',
      expires_at: null,
      last_seen_at: null,
    })
    .execute();
  return `${COOKIE}=${token}`;
}
