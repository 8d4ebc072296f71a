import type { StaffInfo } from '#shared/wire/people.ts';
import type { House } from '../house.ts';

/** Everybody the clinic ever added, by name; those disabled too. */
export async function listStaff(house: House): Promise<StaffInfo[]> {
  const rows = await house.db
    .selectFrom('staff')
    .leftJoin('credentials', (join) =>
      join
        .onRef('credentials.clinic_id', '=', 'staff.clinic_id')
        .onRef('credentials.staff_id', '=', 'staff.staff_id'),
    )
    .select(['staff.staff_id', 'staff.name', 'staff.role', 'staff.added_at', 'staff.disabled_at'])
    .select(['credentials.passphrase_hash', 'credentials.pin_hash', 'credentials.totp_secret'])
    .where('staff.clinic_id', '=', house.clinicId)
    .orderBy('staff.name_key')
    .execute();
  const [invitedUntil, stations] = await Promise.all([invitations(house), signIns(house)]);
  return rows.map((row) => ({
    staffId: row.staff_id,
    name: row.name,
    role: row.role,
    addedAtMs: row.added_at,
    disabledAtMs: row.disabled_at,
    ready: row.passphrase_hash !== null,
    hasPin: row.pin_hash !== null,
    hasSecondFactor: row.totp_secret !== null,
    invitedUntilMs: invitedUntil.get(row.staff_id) ?? null,
    signedInStations: stations.get(row.staff_id) ?? 0,
  }));
}

/** One of them; null for an id that is nobody's here, whoever's it may be elsewhere. */
export async function staffInfo(house: House, staffId: string): Promise<StaffInfo | null> {
  return (await listStaff(house)).find((person) => person.staffId === staffId) ?? null;
}

async function invitations(house: House): Promise<Map<string, number>> {
  const rows = await house.db
    .selectFrom('invitations')
    .select(['staff_id', 'expires_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('expires_at', '>', house.processNow())
    .execute();
  return new Map(rows.map((row) => [row.staff_id, row.expires_at]));
}

async function signIns(house: House): Promise<Map<string, number>> {
  const rows = await house.db
    .selectFrom('sign_ins')
    .select('staff_id')
    .where('clinic_id', '=', house.clinicId)
    .where('expires_at', '>', house.processNow())
    .execute();
  const counts = new Map<string, number>();
  for (const { staff_id } of rows) counts.set(staff_id, (counts.get(staff_id) ?? 0) + 1);
  return counts;
}
