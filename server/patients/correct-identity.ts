import { type Refusal, refusal } from '#shared/commands.ts';
import type { Identity } from '#shared/identity.ts';
import type { Rooms } from '../clinics.ts';
import type { House } from '../house.ts';
import type { StaffActor } from '../people/staff.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import { headOf } from '../streams.ts';

export interface IdentityCorrection {
  patientId: string;
  commandId: string;
  identity: Identity;
  reason: string;
  by: StaffActor;
}

const ATTEMPTS = 5;
const BUSY = refusal(
  'conflict',
  'Others are writing to this record just now. Nothing was recorded: try again.',
);

/**
 * Puts right who a patient is, in their record and in every session of theirs that is open, in one commit: a wrong
 * allergy or birth date must not stay on the screen of the person it endangers. So in a session that was opened under a record
 * merged into this one. Ended sessions keep what they showed.
 */
export async function correctIdentity(
  { house, desk, aliases }: Pick<Rooms, 'house' | 'desk' | 'aliases'>,
  correction: IdentityCorrection,
): Promise<{ ok: true } | { ok: false; refusal: Refusal }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if ((await house.log.findCommand(house.clinicId, correction.commandId)) !== null) return { ok: true };
    if (await tryCorrect(house, desk, aliases.recordsOf(correction.patientId), correction))
      return { ok: true };
  }
  return { ok: false, refusal: BUSY };
}

async function tryCorrect(
  house: House,
  desk: SessionDesk,
  records: readonly string[],
  { patientId, commandId, identity, reason, by }: IdentityCorrection,
): Promise<boolean> {
  const expectedSeq = await headOf(house, patientId);
  const lives = desk
    .inMemory()
    .filter(({ ahead }) => records.includes(ahead.patientId) && ahead.end === null);
  const nowMs = house.stamp();
  const body = { identity, reason };
  const session = (live: LiveSession) => ({
    live,
    events: [
      {
        eventId: house.newId(),
        event: { type: 'IdentityCorrected' as const, body },
        takenAtMs: null,
        actor: by,
      },
    ],
  });
  const patient = {
    eventId: house.newId(),
    event: { type: 'PatientCorrected' as const, body },
    takenAtMs: null,
    recordedAtMs: nowMs,
    actor: by,
  };
  const others = [
    { streamId: patientId, kind: 'patient' as const, patientId, expectedSeq, events: [patient] },
  ];
  const outcome = await desk.write({ commandId, sessions: lives.map(session), others }, nowMs);
  return outcome.ok;
}
