import type { Role } from '#shared/vocabulary.ts';
import type { House } from '../house.ts';
import type { Db } from '../log/database.ts';
import { nameKey } from '../log/name-key.ts';
import type { StaffActor } from './staff.ts';

/** Somebody of this clinic who is not disabled, with what they prove themselves by. Null: they have none of it. */
export interface Person {
  actor: StaffActor;
  passphraseHash: string | null;
  pinHash: string | null;
  hasSecondFactor: boolean;
}

/** The person of this name (case and accents aside); null when there is nobody. */
export async function findByName(house: House, name: string): Promise<Person | null> {
  const row = await personRows(house).where('staff.name_key', '=', nameKey(name)).executeTakeFirst();
  return row === undefined ? null : personOf(row);
}

export async function findById(house: House, staffId: string): Promise<Person | null> {
  const row = await personRows(house).where('staff.staff_id', '=', staffId).executeTakeFirst();
  return row === undefined ? null : personOf(row);
}

function personRows(house: House) {
  return house.db
    .selectFrom('staff')
    .leftJoin('credentials', (join) =>
      join
        .onRef('credentials.clinic_id', '=', 'staff.clinic_id')
        .onRef('credentials.staff_id', '=', 'staff.staff_id'),
    )
    .select(['staff.staff_id', 'staff.name', 'staff.role', 'credentials.passphrase_hash'])
    .select(['credentials.pin_hash', 'credentials.totp_secret'])
    .where('staff.clinic_id', '=', house.clinicId)
    .where('staff.disabled_at', 'is', null);
}

type PersonRow = NonNullable<Awaited<ReturnType<ReturnType<typeof personRows>['executeTakeFirst']>>>;

function personOf(row: PersonRow): Person {
  return {
    actor: actorOf(row),
    passphraseHash: row.passphrase_hash,
    pinHash: row.pin_hash,
    hasSecondFactor: row.totp_secret !== null,
  };
}

function actorOf(row: { staff_id: string; name: string; role: Role }): StaffActor {
  return { kind: 'staff', staffId: row.staff_id, name: row.name, role: row.role };
}

/** Gives a person a first passphrase, or a new one; PIN and second factor stay as they are. */
export async function savePassphrase(
  tx: Db,
  clinicId: string,
  staffId: string,
  passphraseHash: string,
): Promise<void> {
  await tx
    .insertInto('credentials')
    .values({ clinic_id: clinicId, staff_id: staffId, passphrase_hash: passphraseHash })
    .onConflict((conflict) =>
      conflict
        .columns(['clinic_id', 'staff_id'])
        .doUpdateSet({ passphrase_hash: passphraseHash, pin_failures: 0 }),
    )
    .execute();
}
