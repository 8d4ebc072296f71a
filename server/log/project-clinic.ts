import type { AnyEvent } from '#shared/events.ts';
import type { ProjectedAt } from './projected-at.ts';

export async function projectClinic(at: ProjectedAt, event: AnyEvent): Promise<void> {
  switch (event.type) {
    case 'ClinicFounded': {
      const { name, timeZone, chairIds } = event.body;
      const columns = { name, time_zone: timeZone, chairs: JSON.stringify(chairIds), settings: null };
      await at.tx
        .insertInto('clinic')
        .values({ clinic_id: at.clinicId, ...columns })
        .execute();
      return;
    }
    case 'ClinicRenamed':
      return changeClinic(at, { name: event.body.name });
    case 'ClinicSettingsChanged':
      return changeClinic(at, { settings: JSON.stringify(event.body.settings) });
    case 'ChairsChanged':
      return changeClinic(at, { chairs: JSON.stringify(event.body.chairIds) });
    case 'DisplayAdded': {
      const { displayId, name } = event.body;
      await at.tx
        .insertInto('displays')
        .values({
          clinic_id: at.clinicId,
          display_id: displayId,
          name,
          added_at: at.recordedAtMs,
          revoked_at: null,
        })
        .execute();
      return;
    }
    case 'DisplayRevoked':
      await at.tx
        .updateTable('displays')
        .set({ revoked_at: at.recordedAtMs })
        .where('clinic_id', '=', at.clinicId)
        .where('display_id', '=', event.body.displayId)
        .execute();
      return;
  }
}

async function changeClinic(
  at: ProjectedAt,
  change: { name: string } | { settings: string } | { chairs: string },
): Promise<void> {
  await at.tx.updateTable('clinic').set(change).where('clinic_id', '=', at.clinicId).execute();
}
