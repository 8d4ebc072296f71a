import type { Identity } from '#shared/identity.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import { nameKey } from '../log/name-key.ts';
import type { PatientRow } from '../log/projection-tables.ts';
import type { StaffActor } from '../people/staff.ts';
import { appendPlain } from '../streams.ts';
import { describePatients, headOf, patientRows } from './describe-patients.ts';
import { isSimilarName } from './similar-names.ts';

/** Who the patient of this record is; null when there is no such record. */
export async function findPatient(house: House, patientId: string): Promise<Identity | null> {
  const row = await patientRows(house).where('patient_id', '=', patientId).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.identity);
}

/** The patient of this record: where it was merged into another, that one. */
export async function patientRecord(house: House, patientId: string): Promise<PatientRecord | null> {
  const all = await patientRows(house).execute();
  const [record] = await describePatients(
    house,
    all.filter((row) => row.patient_id === patientId),
    all,
  );
  return record ?? null;
}

/** Others with the same or a similar name: who might be meant, or mistaken. */
export async function namesakes(
  house: House,
  patientId: string,
  identity: Identity,
): Promise<PatientRecord[]> {
  const all = await patientRows(house).execute();
  const alike = all.filter((row) => row.patient_id !== patientId && isSimilarName(row.name, identity.name));
  return describePatients(house, alike, all);
}

/**
 * Whether another patient of the clinic has this record number; upper and lower case are the same. False for the number
 * this patient has already: two of an older log may share one, and what else is wrong with them must stay correctable.
 */
export async function isNumberTaken(
  house: House,
  patientId: string,
  { recordNumber }: Identity,
): Promise<boolean> {
  const wanted = nameKey(recordNumber);
  const owners = (await patientRows(house).execute()).filter((row) => nameKey(row.record_number) === wanted);
  return owners.length > 0 && owners.every((row) => row.patient_id !== patientId);
}

const MOST_FOUND = 50;

/**
 * Patients whose name holds every word of the text, or whose record number or birth date it is; also by what a record says that was
 * merged into theirs. By a number that is withheld from whoever asks nobody is found: finding would tell it.
 */
export async function searchPatients(
  house: House,
  text: string,
  tellsNumber: (patientId: string) => boolean,
): Promise<PatientRecord[]> {
  const words = nameKey(text)
    .split(' ')
    .filter((word) => word !== '');
  const wanted = text.trim();
  const all = await patientRows(house).orderBy('name_key').execute();
  const says = (row: PatientRow): boolean =>
    row.birth_date === wanted ||
    (row.record_number === wanted && tellsNumber(row.patient_id)) ||
    words.every((word) => `${row.name_key} ${row.chosen_name_key ?? ''}`.includes(word));
  const heads = new Set(all.filter(says).map((row) => headOf(row, all)));
  return describePatients(house, [...heads].slice(0, MOST_FOUND), all);
}

/** Begins the patient's stream. False when this command was carried out before, or the id is in use. */
export async function recordPatient(
  house: House,
  by: StaffActor,
  patientId: string,
  commandId: string,
  identity: Identity,
): Promise<boolean> {
  const event = { type: 'PatientRegistered', body: { identity } } as const;
  const result = await appendPlain(house, 'patient', patientId, patientId, commandId, [
    { eventId: house.newId(), event, takenAtMs: null, recordedAtMs: house.stamp(), actor: by },
  ]);
  return result.ok;
}
