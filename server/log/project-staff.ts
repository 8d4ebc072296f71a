import type { AnyEvent } from '#shared/events.ts';
import { nameKey } from './name-key.ts';
import type { ProjectedAt } from './projected-at.ts';
import type { StaffRow } from './projection-tables.ts';

export async function projectStaff(at: ProjectedAt, event: AnyEvent): Promise<void> {
  switch (event.type) {
    case 'StaffAdded': {
      const { name, role } = event.body;
      const columns = { name, name_key: nameKey(name), role, added_at: at.recordedAtMs, disabled_at: null };
      await at.tx
        .insertInto('staff')
        .values({ clinic_id: at.clinicId, staff_id: at.streamId, ...columns })
        .onConflict((conflict) => conflict.columns(['clinic_id', 'staff_id']).doUpdateSet(columns))
        .execute();
      return;
    }
    case 'StaffRenamed':
      return changeStaff(at, { name: event.body.name, name_key: nameKey(event.body.name) });
    case 'RoleChanged':
      return changeStaff(at, { role: event.body.role });
    case 'StaffDisabled':
      return changeStaff(at, { disabled_at: at.recordedAtMs });
    case 'StaffEnabled':
      return changeStaff(at, { disabled_at: null });
  }
}

async function changeStaff(at: ProjectedAt, change: Partial<StaffRow>): Promise<void> {
  await at.tx
    .updateTable('staff')
    .set(change)
    .where('clinic_id', '=', at.clinicId)
    .where('staff_id', '=', at.streamId)
    .execute();
}
