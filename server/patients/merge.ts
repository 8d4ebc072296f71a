import type { Problem } from '#shared/wire/api.ts';
import type { Rooms } from '../clinics.ts';
import type { House } from '../house.ts';
import { askedBefore, type CarriedOut, carryOut, type HouseCommand } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import type { Aliases } from './aliases.ts';
import { NO_PATIENT } from './open-patient.ts';
import { findPatient } from './registry.ts';

export interface Merge {
  patientId: string;
  intoPatientId: string;
  reason: string;
}

/**
 * Joins two records of one person: from now on the first is read as part of the other, which must stand by itself. Nothing moves and
 * nothing is lost, so that it can be taken back. Calls for one clinic must not overlap with each other or with the opening of
 * sessions.
 */
export async function mergePatients(
  { house, aliases }: Pick<Rooms, 'house' | 'aliases'>,
  command: HouseCommand,
  { patientId, intoPatientId, reason }: Merge,
): Promise<CarriedOut> {
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  const against = await objection(house, aliases, patientId, intoPatientId);
  if (against !== null) return { ok: false, problem: against };
  const event = { type: 'PatientMerged', body: { intoPatientId, reason } } as const;
  return carryOut(house, command, { kind: 'patient', streamId: patientId, patientId, events: [event] });
}

/** Takes a merged record out again: each is what it was, with what was recorded under it. */
export async function unmergePatient(
  { house, aliases }: Pick<Rooms, 'house' | 'aliases'>,
  command: HouseCommand,
  { patientId, reason }: Omit<Merge, 'intoPatientId'>,
): Promise<CarriedOut> {
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  if ((await findPatient(house, patientId)) === null) return { ok: false, problem: NO_PATIENT };
  const fromPatientId = aliases.headOf(patientId);
  if (fromPatientId === patientId) return { ok: false, problem: NOT_MERGED };
  const event = { type: 'PatientUnmerged', body: { fromPatientId, reason } } as const;
  return carryOut(house, command, { kind: 'patient', streamId: patientId, patientId, events: [event] });
}

const POINTER = '/intoPatientId';
const conflict = (sentence: string, pointer?: string) => problem('conflict', 409, sentence, pointer);

const NOT_MERGED = problem('alreadyDone', 409, 'This record stands by itself: it was merged into no other.');
const ITSELF = conflict('A record cannot be merged into itself. Choose the other one.', POINTER);
const IS_ALIAS = conflict('This record was merged already. Take it apart first, with a reason.');
const INTO_ALIAS = conflict(
  'That record was merged into another one itself. Merge into the one it is part of.',
  POINTER,
);
const HAS_ALIASES = conflict(
  'Other records were merged into this one. Merge the other way round, or take them apart first.',
);
const BOTH_OPEN = conflict(
  'Both have an open session. Two people at two chairs are no one person: end one session first.',
);

async function objection(
  house: House,
  { headOf, recordsOf }: Aliases,
  patientId: string,
  intoPatientId: string,
): Promise<Problem | null> {
  if ((await findPatient(house, patientId)) === null) return NO_PATIENT;
  if ((await findPatient(house, intoPatientId)) === null) return { ...NO_PATIENT, pointer: POINTER };
  if (patientId === intoPatientId) return ITSELF;
  if (headOf(patientId) !== patientId) return IS_ALIAS;
  if (headOf(intoPatientId) !== intoPatientId) return INTO_ALIAS;
  if (recordsOf(patientId).length > 1) return HAS_ALIASES;
  const open = await withOpenSession(house, [patientId, ...recordsOf(intoPatientId)]);
  return open.has(patientId) && open.size > 1 ? BOTH_OPEN : null;
}

async function withOpenSession(house: House, patientIds: readonly string[]): Promise<Set<string>> {
  const rows = await house.db
    .selectFrom('sessions')
    .select('patient_id')
    .where('clinic_id', '=', house.clinicId)
    .where('status', '=', 'open')
    .where('patient_id', 'in', patientIds)
    .execute();
  return new Set(rows.map((row) => row.patient_id));
}
