import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import { judgeSignature } from '#shared/clinical/signature.ts';
import type { SessionState } from '#shared/state.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { EndedSession } from '#shared/wire/sessions.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { Rooms } from '../clinics.ts';
import { isSimilarName } from '../patients/similar-names.ts';
import type { StaffActor } from '../people/staff.ts';
import { isSameDay } from './days.ts';

/** No calendar day is longer, also where the clocks go back. */
const LONGEST_DAY_MS = 26 * 60 * MINUTE_MS;

/**
 * The sessions that ended on today's date of the clinic, newest end first. Those of records this person may not open
 * are left out: when their patients were here is for the people who are named.
 */
export async function endedToday(
  { house, desk, restrictions }: Rooms,
  { staffId }: StaffActor,
): Promise<EndedSession[]> {
  const nowMs = house.stamp();
  const { timeZone } = await clinicFacts(house);
  const rows = await house.db
    .selectFrom('sessions')
    .select(['session_id', 'ended_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('ended_at', '>', nowMs - LONGEST_DAY_MS)
    .orderBy('ended_at', 'desc')
    .orderBy('session_id')
    .execute();
  const ended: SessionState[] = [];
  for (const { session_id, ended_at } of rows) {
    if (ended_at === null || !isSameDay(ended_at, nowMs, timeZone)) continue;
    const state = (await desk.find(session_id))?.settled;
    if (state?.end && restrictions.mayOpen(staffId, state.patientId, session_id)) ended.push(state);
  }
  return ended.flatMap((state) => describe(state, ended, restrictions.isRestricted(state.patientId)));
}

function describe(state: SessionState, all: readonly SessionState[], restricted: boolean): EndedSession[] {
  const { end, identity, patientId, protocol } = state;
  if (end === null) return [];
  return [
    {
      sessionId: state.sessionId,
      chairId: state.chairId,
      identity: { name: identity.name, chosenName: identity.chosenName, birthDate: identity.birthDate },
      sameName: all.some(
        (other) => other.patientId !== patientId && isSimilarName(other.identity.name, identity.name),
      ),
      restricted,
      route: protocol.routeShort,
      kind: end.kind,
      endedAtMs: end.takenAtMs,
      remsFromMs: protocol.rems ? firstDoseAtMs(state) : null,
      superseded: (judgeSignature(state)?.supersededBy.length ?? 0) > 0,
    },
  ];
}
