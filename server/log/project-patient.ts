import type { AnyEvent } from '#shared/events.ts';
import { nameKey } from './name-key.ts';
import type { ProjectedAt } from './projected-at.ts';

export async function projectPatient(at: ProjectedAt, event: AnyEvent): Promise<void> {
  if (event.type === 'RecordRestricted') return restrict(at, event.body.staffIds);
  if (event.type !== 'PatientRegistered' && event.type !== 'PatientCorrected') return;
  const { identity } = event.body;
  const columns = {
    name: identity.name,
    name_key: nameKey(identity.name),
    chosen_name_key: identity.chosenName === null ? null : nameKey(identity.chosenName),
    birth_date: identity.birthDate,
    record_number: identity.recordNumber,
    identity: JSON.stringify(identity),
  };
  await at.tx
    .insertInto('patients')
    .values({ clinic_id: at.clinicId, patient_id: at.streamId, registered_at: at.recordedAtMs, ...columns })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'patient_id']).doUpdateSet(columns))
    .execute();
}

async function restrict(at: ProjectedAt, staffIds: readonly string[]): Promise<void> {
  await at.tx
    .updateTable('patients')
    .set({ restricted_to: staffIds.length === 0 ? null : JSON.stringify(staffIds) })
    .where('clinic_id', '=', at.clinicId)
    .where('patient_id', '=', at.streamId)
    .execute();
}
