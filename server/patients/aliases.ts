import type { House } from '../house.ts';
import type { AppendedStream } from '../log/event-log.ts';

/**
 * Records that are read as part of others because both are of one person. Kept in memory: who may open a record, what a device
 * means and whose session it is ask it all the time. A head may have several aliases, an alias has none of its own.
 */
export interface Aliases {
  /** The record that this one is part of; itself where it stands alone. */
  headOf(patientId: string): string;
  /** Every record of this person, the head first. */
  recordsOf(patientId: string): string[];
  /** Ids and record numbers of all of them: what a device may call this person. */
  namesOf(patientId: string): string[];
  /** Takes in what was recorded; true when records were joined or taken apart. */
  heard(appended: AppendedStream): boolean;
}

export async function openAliases(house: House): Promise<Aliases> {
  const heads = new Map<string, string>();
  const numbers = new Map<string, string>();
  const rows = await house.db
    .selectFrom('patients')
    .select(['patient_id', 'record_number', 'merged_into'])
    .where('clinic_id', '=', house.clinicId)
    .execute();
  for (const row of rows) {
    numbers.set(row.patient_id, row.record_number);
    if (row.merged_into !== null) heads.set(row.patient_id, row.merged_into);
  }

  const headOf = (patientId: string) => heads.get(patientId) ?? patientId;

  function recordsOf(patientId: string): string[] {
    const head = headOf(patientId);
    return [head, ...[...heads].flatMap(([alias, into]) => (into === head ? [alias] : [])).sort()];
  }

  const namesOf = (patientId: string) =>
    recordsOf(patientId).flatMap((id) => [id, ...(numbers.has(id) ? [numbers.get(id) ?? ''] : [])]);

  function heard({ kind, streamId, events }: AppendedStream): boolean {
    if (kind !== 'patient') return false;
    let joined = false;
    for (const { event } of events) {
      if (event.type === 'PatientRegistered' || event.type === 'PatientCorrected')
        numbers.set(streamId, event.body.identity.recordNumber);
      if (event.type === 'PatientMerged') heads.set(streamId, event.body.intoPatientId);
      if (event.type === 'PatientUnmerged') heads.delete(streamId);
      joined ||= event.type === 'PatientMerged' || event.type === 'PatientUnmerged';
    }
    return joined;
  }

  return { headOf, recordsOf, namesOf, heard };
}
