import type { ClinicSettings } from '#shared/clinic-events.ts';
import type { House } from '../house.ts';
import { askedBefore, type CarriedOut, carryOut, type HouseCommand } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import { nameKey } from '../log/name-key.ts';
import { lockIdleStations } from '../people/lock-idle.ts';
import { clinicFacts, listClinics } from './clinic.ts';

/** What the clinic decides for its screens. A station that is locked stays so, whatever time is allowed from now on. */
export async function changeSettings(
  house: House,
  settings: ClinicSettings,
  command: HouseCommand,
): Promise<CarriedOut> {
  const { lockAfterMin } = (await clinicFacts(house)).settings;
  return carryOut(house, command, {
    kind: 'clinic',
    streamId: house.clinicId,
    events: [{ type: 'ClinicSettingsChanged', body: { settings } }],
    alongside: (tx) => lockIdleStations(tx, house, lockAfterMin),
  });
}

/**
 * Renames the clinic. Staff name their clinic when they sign in, so no two of one installation are called alike; the
 * refusal says no more than that. Must run in one queue of the installation.
 */
export async function renameClinic(
  house: House,
  { name, reason }: { name: string; reason: string },
  command: HouseCommand,
): Promise<CarriedOut> {
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  const others = (await listClinics(house)).filter(({ clinicId }) => clinicId !== house.clinicId);
  if (others.some((other) => nameKey(other.name) === nameKey(name)))
    return {
      ok: false,
      problem: problem('same-name', 409, 'This name cannot be used here. Choose another.', '/name'),
    };
  const events = [{ type: 'ClinicRenamed', body: { name, reason } } as const];
  return carryOut(house, command, { kind: 'clinic', streamId: house.clinicId, events });
}

/** Replaces the list of chairs. */
export function setChairs(house: House, chairIds: string[], command: HouseCommand): Promise<CarriedOut> {
  const events = [{ type: 'ChairsChanged', body: { chairIds } } as const];
  return carryOut(house, command, { kind: 'clinic', streamId: house.clinicId, events });
}

/** A prescriber came or went, by their own word or a nurse's. Who is none of this clinic's prescribers is unknown. */
export async function markPresence(
  house: House,
  { staffId, onSite }: { staffId: string; onSite: boolean },
  command: HouseCommand,
): Promise<CarriedOut> {
  const person = await house.db
    .selectFrom('staff')
    .select('name')
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .where('role', '=', 'prescriber')
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (person === undefined)
    return {
      ok: false,
      problem: problem('not-found', 404, 'There is no such prescriber in this clinic.', '/staffId'),
    };
  const events = [
    { type: 'PrescriberPresenceMarked', body: { staffId, name: person.name, onSite } } as const,
  ];
  return carryOut(house, command, { kind: 'clinic', streamId: house.clinicId, events });
}
