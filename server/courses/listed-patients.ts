import type { House } from '../house.ts';

/** What a list for the desk says of a patient. */
export interface ListedPatient {
  patientId: string;
  identity: { name: string; chosenName: string | null; birthDate: string };
}

/** Patients by id. Those who were erased are none any more. */
export async function listedPatients(
  house: House,
  patientIds: readonly string[],
): Promise<Map<string, ListedPatient>> {
  if (patientIds.length === 0) return new Map();
  const rows = await house.db
    .selectFrom('patients')
    .select(['patient_id', 'identity'])
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', 'in', [...new Set(patientIds)])
    .execute();
  return new Map(
    rows.map(({ patient_id, identity }) => {
      const { name, chosenName, birthDate } = JSON.parse(identity);
      return [patient_id, { patientId: patient_id, identity: { name, chosenName, birthDate } }];
    }),
  );
}
