import type * as z from 'zod/mini';
import type { PatientRecord, Problem, registerPatientBodySchema } from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import { problem } from '../http/problem.ts';
import type { StaffActor } from '../people/staff.ts';
import { findPatient, isNumberTaken, namesakes, recordPatient } from './registry.ts';

export type RegisterBody = z.infer<typeof registerPatientBodySchema>;

/** `candidates`: people who may be meant instead, or mistaken for this one. */
export type Registered = { ok: true } | { ok: false; problem: Problem; candidates: PatientRecord[] };

const ELSEWHERE = problem(
  'conflict',
  409,
  'This command id was used for something else. Nothing was recorded.',
  '/commandId',
);
const SAME_NAME = 'Someone of this or a similar name is registered. Check that it is another person.';

/** The same of every owner: whose it is, is found by searching, as far as the searcher may see it. */
export const NUMBER_TAKEN = problem(
  'record-number-taken',
  409,
  'Another patient of this clinic has this record number. Search for the number to see whose it is, or check it and type it again. Nothing was recorded.',
  '/identity/recordNumber',
);

/** Registers a patient, or says who else it might be. Calls for one clinic must not overlap, or two could pass. */
export async function registerPatient(house: House, by: StaffActor, body: RegisterBody): Promise<Registered> {
  const { patientId, commandId, identity, differentPersonConfirmed } = body;
  const earlier = await house.log.findCommand(house.clinicId, commandId);
  if (earlier !== null)
    return earlier.some(({ streamId }) => streamId === patientId) ? { ok: true } : no(ELSEWHERE);
  if ((await findPatient(house, patientId)) !== null)
    return no(problem('conflict', 409, 'This patient is already registered.', '/patientId'));
  if (await isNumberTaken(house, patientId, identity)) return no(NUMBER_TAKEN);
  const candidates = differentPersonConfirmed ? [] : await namesakes(house, patientId, identity);
  if (candidates.length > 0) return no(problem('same-name', 409, SAME_NAME), candidates);
  await recordPatient(house, by, patientId, commandId, identity);
  return { ok: true };
}

function no(details: Problem, candidates: PatientRecord[] = []): Registered {
  return { ok: false, problem: details, candidates };
}
