import type { AnyEvent } from '#shared/events.ts';
import { nameKey } from './name-key.ts';
import type { ProjectedAt } from './projected-at.ts';

export async function projectStaff(at: ProjectedAt, event: AnyEvent): Promise<void> {
  if (event.type !== 'StaffAdded') return;
  const columns = { name: event.body.name, name_key: nameKey(event.body.name), role: event.body.role };
  await at.tx
    .insertInto('staff')
    .values({ clinic_id: at.clinicId, staff_id: at.streamId, ...columns })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'staff_id']).doUpdateSet(columns))
    .execute();
}
