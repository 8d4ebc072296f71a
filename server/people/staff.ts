import type { Actor, Role } from '#shared/vocabulary.ts';
import { clinicInfo } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import { nameKey } from '../log/name-key.ts';
import { appendPlain } from '../streams.ts';
import { hashPassphrase } from './passphrase.ts';
import { passphraseProblem } from './passphrase-policy.ts';

export type StaffActor = Extract<Actor, { kind: 'staff' }>;

/** Adds a member of staff. The answer is their id, or why not, in a sentence. */
export async function addStaff(
  house: House,
  name: string,
  role: Role,
  passphrase: string,
): Promise<{ ok: true; staffId: string } | { ok: false; why: string }> {
  if (name.trim() === '') return { ok: false, why: 'A name is needed.' };
  const { name: clinicName } = await clinicInfo(house);
  const why = await passphraseProblem(passphrase, { clinicName, personName: name });
  if (why !== null) return { ok: false, why };
  if ((await findByName(house, name)) !== null)
    return { ok: false, why: `There is already someone called ${name}.` };
  const staffId = house.newId();
  const passphraseHash = await hashPassphrase(passphrase);
  // The credential first: a person on record who cannot sign in would be harder to mend than an unused hash.
  await house.db
    .insertInto('credentials')
    .values({ clinic_id: house.clinicId, staff_id: staffId, passphrase_hash: passphraseHash })
    .execute();
  const event = { type: 'StaffAdded', body: { name: name.trim(), role } } as const;
  await appendPlain(house, 'staff', staffId, null, null, [
    {
      eventId: house.newId(),
      event,
      takenAtMs: null,
      recordedAtMs: house.stamp(),
      actor: { kind: 'system' },
    },
  ]);
  return { ok: true, staffId };
}

/** The person of this name (case and accents aside), with the hash to check; null when there is nobody. */
export async function findByName(
  house: House,
  name: string,
): Promise<{ actor: StaffActor; passphraseHash: string | null } | null> {
  const row = await staffRows(house).where('staff.name_key', '=', nameKey(name)).executeTakeFirst();
  return row === undefined ? null : { actor: actorOf(row), passphraseHash: row.passphrase_hash };
}

export async function findById(
  house: House,
  staffId: string,
): Promise<{ actor: StaffActor; passphraseHash: string | null } | null> {
  const row = await staffRows(house).where('staff.staff_id', '=', staffId).executeTakeFirst();
  return row === undefined ? null : { actor: actorOf(row), passphraseHash: row.passphrase_hash };
}

function staffRows(house: House) {
  return house.db
    .selectFrom('staff')
    .leftJoin('credentials', (join) =>
      join
        .onRef('credentials.clinic_id', '=', 'staff.clinic_id')
        .onRef('credentials.staff_id', '=', 'staff.staff_id'),
    )
    .select(['staff.staff_id', 'staff.name', 'staff.role', 'credentials.passphrase_hash'])
    .where('staff.clinic_id', '=', house.clinicId)
    .where('staff.disabled_at', 'is', null);
}

function actorOf(row: { staff_id: string; name: string; role: Role }): StaffActor {
  return { kind: 'staff', staffId: row.staff_id, name: row.name, role: row.role };
}
