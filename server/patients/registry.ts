import type { Identity } from '#shared/events.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import { nameKey } from '../log/name-key.ts';
import type { StaffActor } from '../people/staff.ts';
import { appendPlain } from '../streams.ts';
import { isSimilarName } from './similar-names.ts';

/** Who the patient is now; null when there is no such patient. */
export async function findPatient(house: House, patientId: string): Promise<Identity | null> {
  const row = await patientRows(house).where('patient_id', '=', patientId).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.identity);
}

export async function patientRecord(house: House, patientId: string): Promise<PatientRecord | null> {
  const identity = await findPatient(house, patientId);
  return identity === null ? null : describe(house, patientId, identity);
}

/** Others with the same or a similar name, or the same record number: who might be meant, or mistaken. */
export async function namesakes(
  house: House,
  patientId: string,
  identity: Identity,
): Promise<PatientRecord[]> {
  const rows = await patientRows(house).where('patient_id', '!=', patientId).execute();
  const alike = rows.filter(
    (row) => isSimilarName(row.name, identity.name) || row.record_number === identity.recordNumber,
  );
  return Promise.all(alike.map((row) => describe(house, row.patient_id, JSON.parse(row.identity))));
}

const MOST_FOUND = 50;

/** Patients whose name holds every word of the text, or whose record number or birth date it is. */
export async function searchPatients(house: House, text: string): Promise<PatientRecord[]> {
  const words = nameKey(text)
    .split(' ')
    .filter((word) => word !== '');
  const wanted = text.trim();
  const rows = await patientRows(house).orderBy('name_key').execute();
  const found = rows.filter(
    (row) =>
      row.birth_date === wanted ||
      row.record_number === wanted ||
      words.every((word) => `${row.name_key} ${row.chosen_name_key ?? ''}`.includes(word)),
  );
  return Promise.all(
    found.slice(0, MOST_FOUND).map((row) => describe(house, row.patient_id, JSON.parse(row.identity))),
  );
}

/** Appends to the patient's stream. False when this command was carried out before, or the id is in use. */
export async function recordIdentity(
  house: House,
  by: StaffActor,
  patientId: string,
  commandId: string,
  event:
    | { type: 'PatientRegistered'; body: { identity: Identity } }
    | { type: 'PatientCorrected'; body: { identity: Identity; reason: string } },
): Promise<boolean> {
  const result = await appendPlain(house, 'patient', patientId, patientId, commandId, [
    { eventId: house.newId(), event, takenAtMs: null, recordedAtMs: house.stamp(), actor: by },
  ]);
  return result.ok;
}

function patientRows(house: House) {
  return house.db.selectFrom('patients').selectAll().where('clinic_id', '=', house.clinicId);
}

async function describe(house: House, patientId: string, identity: Identity): Promise<PatientRecord> {
  const sessions = await house.db
    .selectFrom('sessions')
    .select(['session_id', 'status', 'planned_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', '=', patientId)
    .orderBy('planned_at', 'desc')
    .execute();
  const others = await patientRows(house).where('patient_id', '!=', patientId).execute();
  return {
    patientId,
    identity,
    sameName: others.some((row) => isSimilarName(row.name, identity.name)),
    lastSessionAtMs: sessions.find(({ status }) => status === 'ended')?.planned_at ?? null,
    openSessionId: sessions.find(({ status }) => status === 'open')?.session_id ?? null,
  };
}
