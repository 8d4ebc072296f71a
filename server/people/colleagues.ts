import type { Colleague } from '#shared/wire/people.ts';
import type { House } from '../house.ts';
import { PIN_TRIES } from './pin.ts';

/** Everybody who may take over a station of the clinic: who is not disabled and has chosen a passphrase. By name. */
export async function colleagues(house: House): Promise<Colleague[]> {
  const rows = await house.db
    .selectFrom('staff')
    .innerJoin('credentials', (join) =>
      join
        .onRef('credentials.clinic_id', '=', 'staff.clinic_id')
        .onRef('credentials.staff_id', '=', 'staff.staff_id'),
    )
    .select(['staff.staff_id', 'staff.name', 'staff.role'])
    .select(['credentials.pin_hash', 'credentials.pin_failures'])
    .where('staff.clinic_id', '=', house.clinicId)
    .where('staff.disabled_at', 'is', null)
    .orderBy('staff.name_key')
    .execute();
  return rows.map((row) => ({
    staffId: row.staff_id,
    name: row.name,
    role: row.role,
    pinWorks: row.pin_hash !== null && row.pin_failures < PIN_TRIES,
  }));
}
