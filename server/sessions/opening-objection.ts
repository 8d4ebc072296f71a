import { findPlanProblem } from '#shared/clinical/dosing/possible-plan.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { ClinicFacts } from '../clinic/clinic.ts';
import { problem } from '../http/problem.ts';
import type { StaffActor } from '../people/staff.ts';
import { chairTaken } from './chairs.ts';
import { isSameDay } from './days.ts';
import type { Opening, OpenSessionBody } from './opening.ts';

/** What stands against opening this session under this protocol; null when nothing does. */
export async function openingObjection(
  rooms: Opening,
  by: StaffActor,
  body: OpenSessionBody,
  protocol: Protocol,
  clinic: ClinicFacts,
): Promise<Problem | null> {
  const wrong = findPlanProblem(protocol.dosing, body);
  if (wrong !== null) return problem('planNotOffered', 422, wrong.sentence, `/${wrong.field}`);
  if (body.chairId !== null) {
    if (!clinic.chairIds.includes(body.chairId))
      return problem('not-found', 404, 'There is no such chair.', '/chairId');
    const taken = chairTaken(rooms.desk.inMemory(), body.chairId, body.sessionId);
    if (taken !== null) return problem('chairTaken', 409, taken, '/chairId');
  }
  return objectionFromOtherSessions(rooms, by, body, clinic.timeZone);
}

/** Sessions under records that were merged into the patient's are theirs, too. */
async function objectionFromOtherSessions(
  { house, aliases }: Opening,
  by: StaffActor,
  body: OpenSessionBody,
  timeZone: string,
): Promise<Problem | null> {
  const others = await house.db
    .selectFrom('sessions')
    .select(['status', 'first_dose_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', 'in', aliases.recordsOf(body.patientId))
    .execute();
  if (others.some(({ status }) => status === 'open'))
    return problem(
      'conflict',
      409,
      'This patient already has an open session: go on in that one.',
      '/patientId',
    );
  const dosedToday = others.some(
    ({ first_dose_at }) => first_dose_at !== null && isSameDay(first_dose_at, body.plannedAtMs, timeZone),
  );
  if (!dosedToday) return null;
  if (body.secondSessionReason !== null && by.role === 'prescriber') return null;
  return problem(
    'notAllowed',
    403,
    'This patient was already dosed that day: only a prescriber may open a second session, with a reason.',
    '/secondSessionReason',
  );
}
