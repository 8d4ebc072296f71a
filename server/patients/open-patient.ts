import type { PatientRecord, Problem } from '#shared/wire/api.ts';
import type { Rooms } from '../clinics.ts';
import { ProblemReply, problem, refusalProblem } from '../http/problem.ts';
import { noteViews } from '../people/access-trail.ts';
import type { StaffCaller } from '../people/caller.ts';
import { RESTRICTED_PATIENT } from '../sessions/record-access.ts';
import { findPatient, patientRecord } from './registry.ts';

export const NO_PATIENT = problem('not-found', 404, 'There is no such patient.');

/** The record, its viewing noted before it is shown. */
export async function shownPatient(
  rooms: Rooms,
  caller: StaffCaller,
  patientId: string,
): Promise<PatientRecord> {
  const record = await openPatient(rooms, caller, patientId);
  await noteViews(rooms.house, caller, 'patient', [record.patientId]);
  return record;
}

/** Throws for an unknown patient and for one whose record this person may not open. A merged record is that of its head. */
export async function openPatient(
  { house, restrictions }: Pick<Rooms, 'house' | 'restrictions'>,
  { actor }: StaffCaller,
  patientId: string,
): Promise<PatientRecord> {
  const record = await patientRecord(house, patientId);
  if (record === null) throw new ProblemReply(NO_PATIENT);
  if (!restrictions.mayOpen(actor.staffId, patientId, null))
    throw new ProblemReply(refusalProblem(RESTRICTED_PATIENT));
  return record;
}

/** The same of a record that is to be changed: throws also for one that was merged into another. */
export async function openToChange(rooms: Rooms, caller: StaffCaller, patientId: string): Promise<void> {
  await openPatient(rooms, caller, patientId);
  const merged = await mergedProblem(rooms, patientId);
  if (merged !== null) throw new ProblemReply(merged);
}

/** Why nothing new is recorded under a record that was merged into another; null where it stands by itself. */
export async function mergedProblem(
  { house, aliases }: Pick<Rooms, 'house' | 'aliases'>,
  patientId: string,
  pointer?: string,
): Promise<Problem | null> {
  const headId = aliases.headOf(patientId);
  if (headId === patientId) return null;
  const head = await findPatient(house, headId);
  const whose = head === null ? 'another one' : `that of ${head.name}, born ${head.birthDate}`;
  return problem(
    'merged-record',
    409,
    `This record was merged into ${whose}: go on there. Nothing was recorded.`,
    pointer,
  );
}
