import { randomBytes } from 'node:crypto';
import type { StaffEvent } from '#shared/events.ts';
import type { House } from '../house.ts';
import { sha256 } from '../ids.ts';
import { appendPlain } from '../streams.ts';
import { isPassphrase } from './passphrase.ts';
import { findById, findByName, type StaffActor } from './staff.ts';

export const SIGN_IN_COOKIE = 'afterdose_sign_in';
/** A long shift. Counted in process time: a clinic's test clock does not sign anyone out. */
export const SIGN_IN_LASTS_MS = 12 * 60 * 60_000;

/** Who is signed in, and by which token (hashed): the hash names the sign-in, the token itself is only in the cookie. */
export interface SignIn {
  actor: StaffActor;
  tokenHash: string;
}

/** A new sign-in, or null. Unknown names take as long as wrong passphrases and get the same answer. */
export async function signIn(
  house: House,
  name: string,
  passphrase: string,
): Promise<{ token: string; signIn: SignIn } | null> {
  const person = await findByName(house, name);
  const fits = await isPassphrase(passphrase, person?.passphraseHash ?? null);
  if (person === null) return null;
  if (!fits) {
    await note(house, person.actor, { type: 'StaffSignInRefused', body: { why: 'wrong passphrase' } });
    return null;
  }
  const token = randomBytes(32).toString('base64url');
  const tokenHash = sha256(token);
  await note(house, person.actor, { type: 'StaffSignedIn', body: {} });
  await house.db
    .insertInto('sign_ins')
    .values({
      token_hash: tokenHash,
      clinic_id: house.clinicId,
      staff_id: person.actor.staffId,
      expires_at: house.processNow() + SIGN_IN_LASTS_MS,
    })
    .execute();
  return { token, signIn: { actor: person.actor, tokenHash } };
}

/** Who a cookie belongs to; null when it is unknown or has expired. */
export async function whoIs(house: House, token: string | undefined): Promise<SignIn | null> {
  return token === undefined || token === '' ? null : whoHas(house, sha256(token));
}

export async function whoHas(house: House, tokenHash: string): Promise<SignIn | null> {
  const row = await house.db
    .selectFrom('sign_ins')
    .select(['staff_id', 'expires_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined || row.expires_at <= house.processNow()) return null;
  const person = await findById(house, row.staff_id);
  return person === null ? null : { actor: person.actor, tokenHash };
}

export async function signOut(house: House, { actor, tokenHash }: SignIn): Promise<void> {
  await house.db.deleteFrom('sign_ins').where('token_hash', '=', tokenHash).execute();
  await note(house, actor, { type: 'StaffSignedOut', body: {} });
}

/** Whether the signed-in person has just given their own passphrase again. */
export async function reauthenticates(house: House, actor: StaffActor, passphrase: string): Promise<boolean> {
  const person = await findById(house, actor.staffId);
  const fits = await isPassphrase(passphrase, person?.passphraseHash ?? null);
  if (!fits)
    await note(house, actor, { type: 'StaffSignInRefused', body: { why: 'wrong passphrase at signing' } });
  return fits;
}

async function note(house: House, actor: StaffActor, event: StaffEvent): Promise<void> {
  await appendPlain(house, 'staff', actor.staffId, null, null, [
    { eventId: house.newId(), event, takenAtMs: null, recordedAtMs: house.stamp(), actor },
  ]);
}
