import { type ClinicEvent, FIRST_SETTINGS } from '#shared/clinic-events.ts';
import type { Actor } from '#shared/vocabulary.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import { type House, houseOf, type Premises } from '../house.ts';
import { protocolsOn } from '../protocols/protocols-on.ts';
import { appendPlain } from '../streams.ts';

/** What a new clinic is made of: its name, its IANA zone, and how many chairs "1" to "n". */
export interface NewClinic {
  name: string;
  timeZone: string;
  chairs: number;
}

/** Founds a clinic of its own beside any others. */
export async function foundClinic(premises: Premises, founded: NewClinic): Promise<House> {
  const house = houseOf(premises, premises.newId());
  await noteClinic(house, null, SYSTEM, clinicFounded(founded));
  return house;
}

export function clinicFounded({ name, timeZone, chairs }: NewClinic): ClinicEvent {
  const chairIds = Array.from({ length: chairs }, (_, index) => String(index + 1));
  return { type: 'ClinicFounded', body: { name, timeZone, chairIds } };
}

/** The clinics of this installation. */
export async function listClinics(premises: Premises): Promise<{ clinicId: string; name: string }[]> {
  const rows = await premises.db
    .selectFrom('clinic')
    .select(['clinic_id', 'name'])
    .orderBy('clinic_id')
    .execute();
  return rows.map((row) => ({ clinicId: row.clinic_id, name: row.name }));
}

/** What the clinic decided and has, without its protocols; who is in the building is kept by its rooms (`presence.ts`). */
export type ClinicFacts = Omit<ClinicInfo, 'protocols' | 'presence'>;

export async function clinicFacts(house: House): Promise<ClinicFacts> {
  const row = await house.db
    .selectFrom('clinic')
    .select(['name', 'time_zone', 'chairs', 'settings'])
    .where('clinic_id', '=', house.clinicId)
    .executeTakeFirstOrThrow();
  return {
    clinicId: house.clinicId,
    name: row.name,
    timeZone: row.time_zone,
    chairIds: JSON.parse(row.chairs),
    settings: row.settings === null ? FIRST_SETTINGS : JSON.parse(row.settings),
  };
}

/** The clinic, with every protocol that a session can be opened under. */
export async function clinicInfo(house: House): Promise<Omit<ClinicInfo, 'presence'>> {
  const protocols = (await protocolsOn(house)).map(
    ({ protocolId, name, version, route, drug, dosing, approvedBy }) => ({
      protocolId,
      name,
      version,
      route,
      drug,
      dosing,
      approvedBy,
    }),
  );
  return { ...(await clinicFacts(house)), protocols };
}

export async function noteClockStep(house: House, byMs: number): Promise<void> {
  await noteClinic(house, null, SYSTEM, { type: 'ClockStepped', body: { byMs } });
}

const SYSTEM = { kind: 'system' } as const;

/** Appends to the clinic's own stream. False when this command was carried out before. */
export async function noteClinic(
  house: House,
  commandId: string | null,
  actor: Actor,
  event: ClinicEvent,
): Promise<boolean> {
  const result = await appendPlain(house, 'clinic', house.clinicId, null, commandId, [
    { eventId: house.newId(), event, takenAtMs: null, recordedAtMs: house.stamp(), actor },
  ]);
  return result.ok;
}
