import type * as z from 'zod/mini';
import type { Problem } from '#shared/wire/api.ts';
import type { restrictBodySchema } from '#shared/wire/people.ts';
import type { Rooms } from '../clinics.ts';
import type { House } from '../house.ts';
import { problem, refusalProblem } from '../http/problem.ts';
import type { StaffActor } from '../people/staff.ts';
import { RESTRICTED_PATIENT } from '../sessions/record-access.ts';
import { appendEach } from '../streams.ts';
import { mergedProblem, NO_PATIENT } from './open-patient.ts';
import { findPatient } from './registry.ts';

export type RestrictBody = z.infer<typeof restrictBodySchema>;

/**
 * Restricts a record to named people of the clinic, names others, or lifts the restriction (nobody named). Null when it
 * is done, also by an earlier asking; else why not. Records merged into this one get the same list. A prescriber needs access themselves, or any of them could walk
 * around the glass; an admin does not, because somebody must be able to mend a list whose people have left.
 */
export async function restrictRecord(
  { house, restrictions, aliases }: Pick<Rooms, 'house' | 'restrictions' | 'aliases'>,
  by: StaffActor,
  patientId: string,
  body: RestrictBody,
): Promise<Problem | null> {
  if ((await findPatient(house, patientId)) === null) return NO_PATIENT;
  const merged = await mergedProblem({ house, aliases }, patientId);
  if (merged !== null) return merged;
  if (by.role !== 'admin' && !restrictions.mayOpen(by.staffId, patientId, null))
    return refusalProblem(RESTRICTED_PATIENT);
  const earlier = await house.log.findCommand(house.clinicId, body.commandId);
  if (earlier !== null) return earlier.some(({ streamId }) => streamId === patientId) ? null : ELSEWHERE;
  const staffIds = [...new Set(body.staffIds)];
  if (staffIds.length === 0 && !restrictions.isRestricted(patientId)) return NOT_RESTRICTED;
  const stranger = await firstStranger(house, body.staffIds);
  if (stranger !== null)
    return problem('not-found', 404, 'There is no such person here.', `/staffIds/${stranger}`);
  if (staffIds.length > 0 && by.role !== 'admin' && !staffIds.includes(by.staffId)) return LOCKS_OUT;
  const event = { type: 'RecordRestricted', body: { staffIds, reason: body.reason } } as const;
  const recordedAtMs = house.stamp();
  const streams = aliases.recordsOf(patientId).map((id) => ({
    kind: 'patient' as const,
    streamId: id,
    patientId: id,
    events: [{ eventId: house.newId(), event, takenAtMs: null, recordedAtMs, actor: by }],
  }));
  const result = await appendEach(house, body.commandId, streams);
  return result.ok ? null : BUSY;
}

const ELSEWHERE = problem(
  'conflict',
  409,
  'This command id was used for something else. Nothing was recorded.',
  '/commandId',
);
const NOT_RESTRICTED = problem('alreadyDone', 409, 'This record is not restricted: everyone may open it.');
const LOCKS_OUT = problem(
  'conflict',
  409,
  'You are not among the people you name: you would shut yourself out. Name yourself too, or ask an admin.',
  '/staffIds',
);
const BUSY = problem('conflict', 409, 'Others are writing to this record just now. Try again.');

/** The place in the list of the first who is nobody of this clinic, or may no longer sign in; null: all may. */
async function firstStranger(house: House, staffIds: readonly string[]): Promise<number | null> {
  if (staffIds.length === 0) return null;
  const rows = await house.db
    .selectFrom('staff')
    .select('staff_id')
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', 'in', staffIds)
    .where('disabled_at', 'is', null)
    .execute();
  const known = new Set(rows.map((row) => row.staff_id));
  const at = staffIds.findIndex((id) => !known.has(id));
  return at === -1 ? null : at;
}
