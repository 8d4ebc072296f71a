import type { AnyEvent } from '#shared/events.ts';
import type { ProjectedAt } from './projected-at.ts';

export async function projectClinic(at: ProjectedAt, event: AnyEvent): Promise<void> {
  switch (event.type) {
    case 'ClinicFounded': {
      const { name, timeZone, chairIds } = event.body;
      await at.tx
        .insertInto('clinic')
        .values({ clinic_id: at.clinicId, name, time_zone: timeZone, chairs: JSON.stringify(chairIds) })
        .execute();
      return;
    }
    case 'ChairsChanged':
      await at.tx
        .updateTable('clinic')
        .set({ chairs: JSON.stringify(event.body.chairIds) })
        .where('clinic_id', '=', at.clinicId)
        .execute();
      return;
  }
}
