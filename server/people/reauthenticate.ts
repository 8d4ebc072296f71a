import type { RefusalCode } from '#shared/commands.ts';
import type { House } from '../house.ts';
import { isPassphrase } from './passphrase.ts';
import { noteStaff } from './sign-in.ts';
import { findById, type StaffActor } from './staff.ts';

/** Null when the signed-in person has just given their own passphrase; else why not. A wrong one is on record. */
export async function reauthenticates(
  house: House,
  actor: StaffActor,
  passphrase: string | undefined,
): Promise<{ code: RefusalCode; sentence: string } | null> {
  if (passphrase === undefined || passphrase === '')
    return { code: 'passphraseNeeded', sentence: 'Give your passphrase. Nothing was recorded.' };
  const person = await findById(house, actor.staffId);
  if (await isPassphrase(passphrase, person?.passphraseHash ?? null)) return null;
  await noteStaff(house, actor, {
    type: 'StaffSignInRefused',
    body: { why: 'wrong passphrase when asked again' },
  });
  return { code: 'notAllowed', sentence: 'This is not your passphrase. Nothing was recorded.' };
}
