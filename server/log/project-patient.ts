import type { AnyEvent } from '#shared/events.ts';
import type { Identity } from '#shared/identity.ts';
import type { PatientEvent } from '#shared/patient-events.ts';
import { nameKey } from './name-key.ts';
import type { ProjectedAt } from './projected-at.ts';
import type { PatientRow } from './projection-tables.ts';

export async function projectPatient(at: ProjectedAt, event: AnyEvent): Promise<void> {
  switch (event.type) {
    case 'PatientRegistered':
    case 'PatientCorrected':
      return identify(at, event.body.identity);
    case 'RecordRestricted': {
      const { staffIds } = event.body;
      return changePatient(at, { restricted_to: staffIds.length === 0 ? null : JSON.stringify(staffIds) });
    }
    case 'PatientMerged':
      return changePatient(at, { merged_into: event.body.intoPatientId });
    case 'PatientUnmerged':
      return changePatient(at, { merged_into: null });
    case 'RemsEnrolmentStated':
      return changePatient(at, { rems: JSON.stringify({ ...event.body, statedAtMs: at.recordedAtMs }) });
    case 'ConsentRecorded':
      return recordConsent(at, event.body);
    case 'ConsentWithdrawn':
      await at.tx
        .updateTable('patient_consents')
        .set({ withdrawn_at: at.recordedAtMs })
        .where('clinic_id', '=', at.clinicId)
        .where('patient_id', '=', at.streamId)
        .where('consent_id', '=', event.body.consentId)
        .execute();
      return;
  }
}

async function identify(at: ProjectedAt, identity: Identity): Promise<void> {
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

type ConsentBody = Extract<PatientEvent, { type: 'ConsentRecorded' }>['body'];

async function recordConsent(at: ProjectedAt, body: ConsentBody): Promise<void> {
  await at.tx
    .insertInto('patient_consents')
    .values({
      clinic_id: at.clinicId,
      patient_id: at.streamId,
      consent_id: body.consentId,
      consent: body.consent,
      signed_on: body.signedOn,
      valid_through: body.validThrough,
      kept_at: body.keptAt,
      recorded_at: at.recordedAtMs,
      withdrawn_at: null,
    })
    .execute();
}

async function changePatient(
  at: ProjectedAt,
  change: Partial<Pick<PatientRow, 'restricted_to' | 'merged_into' | 'rems'>>,
): Promise<void> {
  await at.tx
    .updateTable('patients')
    .set(change)
    .where('clinic_id', '=', at.clinicId)
    .where('patient_id', '=', at.streamId)
    .execute();
}
