import type { Consent, PatientRecord } from '#shared/wire/api.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import type { PatientConsentRow, PatientRow } from '../log/projection-tables.ts';
import { localDate } from '../sessions/days.ts';
import { isSimilarName } from './similar-names.ts';

export function patientRows(house: House) {
  return house.db.selectFrom('patients').selectAll().where('clinic_id', '=', house.clinicId);
}

/** The row that this one is read as part of; itself where it stands alone, or where that one is gone. */
export function headOf(row: PatientRow, all: readonly PatientRow[]): PatientRow {
  return all.find((other) => other.patient_id === row.merged_into) ?? row;
}

/** The patients of these rows, each once, with what was merged into them, compared by name with everyone of the clinic. */
export async function describePatients(
  house: House,
  rows: readonly PatientRow[],
  all: readonly PatientRow[],
): Promise<PatientRecord[]> {
  if (rows.length === 0) return [];
  const people = [...new Set(rows.map((row) => headOf(row, all)))].map((head) => ({
    head,
    aliases: all.filter((row) => row.merged_into === head.patient_id),
  }));
  const ids = people.flatMap(({ head, aliases }) => [head, ...aliases].map((row) => row.patient_id));
  const sessions = await sessionsOf(house, ids);
  const consents = await consentsOf(house, ids);
  const today = localDate(house.stamp(), (await clinicFacts(house)).timeZone);
  return people.map(({ head, aliases }): PatientRecord => {
    const records = [head, ...aliases];
    const isOwn = ({ patient_id }: { patient_id: string }) =>
      records.some((row) => row.patient_id === patient_id);
    const own = sessions.filter(isOwn);
    const last = own.find(({ status }) => status === 'ended');
    const others = all.filter((other) => !isOwn(other));
    return {
      patientId: head.patient_id,
      identity: JSON.parse(head.identity),
      sameName: records.some((row) => others.some((other) => isSimilarName(other.name, row.name))),
      lastSessionAtMs: last?.planned_at ?? null,
      lastSessionId: last?.session_id ?? null,
      openSessionId: own.find(({ status }) => status === 'open')?.session_id ?? null,
      restrictedTo: restrictedTo(records),
      alsoRegisteredAs: aliases.map(describeAlias),
      consents: consents.filter(isOwn).map((row) => describeConsent(row, today)),
      rems: newestRems(records),
    };
  });
}

function sessionsOf(house: House, patientIds: readonly string[]) {
  return house.db
    .selectFrom('sessions')
    .select(['patient_id', 'session_id', 'status', 'planned_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', 'in', patientIds)
    .orderBy('planned_at', 'desc')
    .execute();
}

function consentsOf(house: House, patientIds: readonly string[]) {
  return house.db
    .selectFrom('patient_consents')
    .selectAll()
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', 'in', patientIds)
    .orderBy('signed_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('consent_id')
    .execute();
}

/** [ALIAS] Only who is named for every restricted record of the person; null: none is restricted. */
function restrictedTo(records: readonly PatientRow[]): string[] | null {
  const lists = records.flatMap(({ restricted_to }): string[][] =>
    restricted_to === null ? [] : [JSON.parse(restricted_to)],
  );
  const [first, ...others] = lists;
  return first?.filter((staffId) => others.every((list) => list.includes(staffId))) ?? null;
}

function describeAlias({ patient_id, identity }: PatientRow): PatientRecord['alsoRegisteredAs'][number] {
  const { name, chosenName, birthDate, recordNumber } = JSON.parse(identity);
  return { patientId: patient_id, name, chosenName, birthDate, recordNumber };
}

function describeConsent(row: PatientConsentRow, today: string): Consent {
  return {
    consentId: row.consent_id,
    consent: row.consent,
    signedOn: row.signed_on,
    validThrough: row.valid_through,
    keptAt: row.kept_at,
    recordedAtMs: row.recorded_at,
    withdrawnAtMs: row.withdrawn_at,
    valid:
      row.withdrawn_at === null &&
      row.signed_on <= today &&
      (row.valid_through === null || today <= row.valid_through),
  };
}

function newestRems(records: readonly PatientRow[]): PatientRecord['rems'] {
  const stated = records.flatMap(({ rems }): NonNullable<PatientRecord['rems']>[] =>
    rems === null ? [] : [JSON.parse(rems)],
  );
  return stated.sort((a, b) => b.statedAtMs - a.statedAtMs)[0] ?? null;
}
