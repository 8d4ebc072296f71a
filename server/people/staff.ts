import type { Actor, Role } from '#shared/vocabulary.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import { hashPassphrase } from './passphrase.ts';
import { passphraseProblem } from './passphrase-policy.ts';
import { findByName, savePassphrase } from './person.ts';
import { recordDeeds } from './record.ts';

export type StaffActor = Extract<Actor, { kind: 'staff' }>;

/** Adds a member of staff at the machine itself. The answer is their id, or why not, in a sentence. */
export async function addStaff(
  house: House,
  name: string,
  role: Role,
  passphrase: string,
): Promise<{ ok: true; staffId: string } | { ok: false; why: string }> {
  if (name.trim() === '') return { ok: false, why: 'A name is needed.' };
  const { name: clinicName } = await clinicFacts(house);
  const why = await passphraseProblem(passphrase, { clinicName, personName: name });
  if (why !== null) return { ok: false, why };
  if ((await findByName(house, name)) !== null)
    return { ok: false, why: `There is already someone called ${name}.` };
  const staffId = house.newId();
  const passphraseHash = await hashPassphrase(passphrase);
  const events = [
    { type: 'StaffAdded', body: { name: name.trim(), role } },
    { type: 'PassphraseSet', body: { by: 'commandLine' } },
  ] as const;
  await recordDeeds(house, { kind: 'system' }, [{ kind: 'staff', streamId: staffId, events }], {
    alongside: (tx) => savePassphrase(tx, house.clinicId, staffId, passphraseHash),
  });
  return { ok: true, staffId };
}
