import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { Config } from '../config.ts';
import type { House } from '../house.ts';
import type { StaffActor } from '../people/staff.ts';
import { appendPlain } from '../streams.ts';

/** Shipped protocols by id. */
export const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  [esketamineIntranasal.protocolId]: esketamineIntranasal,
};

/** The clinic of this data folder; on the first start it is founded from the settings, with chairs "1" to "n". */
export async function foundClinic(house: Omit<House, 'clinicId'>, config: Config): Promise<string> {
  const known = await house.db.selectFrom('clinic').select('clinic_id').executeTakeFirst();
  if (known !== undefined) return known.clinic_id;
  const clinicId = house.newId();
  const chairIds = Array.from({ length: config.chairs }, (_, index) => String(index + 1));
  const body = { name: config.clinicName, timeZone: config.timeZone, chairIds };
  await appendPlain({ ...house, clinicId }, 'clinic', clinicId, null, null, [
    {
      eventId: house.newId(),
      event: { type: 'ClinicFounded', body },
      takenAtMs: null,
      recordedAtMs: house.stamp(),
      actor: { kind: 'system' },
    },
  ]);
  return clinicId;
}

export async function clinicInfo(house: House): Promise<ClinicInfo> {
  const row = await house.db
    .selectFrom('clinic')
    .select(['name', 'time_zone', 'chairs'])
    .where('clinic_id', '=', house.clinicId)
    .executeTakeFirstOrThrow();
  return {
    clinicId: house.clinicId,
    name: row.name,
    timeZone: row.time_zone,
    chairIds: JSON.parse(row.chairs),
    protocols: Object.values(PROTOCOLS).map(({ protocolId, name, version, dosing, approvedBy }) => ({
      protocolId,
      name,
      version,
      plannedDosesMg: dosing.plannedDosesMg,
      approvedBy,
    })),
  };
}

/** Replaces the list of chairs. False when this command was carried out before. */
export async function setChairs(
  house: House,
  chairIds: string[],
  commandId: string,
  actor: StaffActor,
): Promise<boolean> {
  const result = await appendPlain(house, 'clinic', house.clinicId, null, commandId, [
    {
      eventId: house.newId(),
      event: { type: 'ChairsChanged', body: { chairIds } },
      takenAtMs: null,
      recordedAtMs: house.stamp(),
      actor,
    },
  ]);
  return result.ok;
}

export async function noteClockStep(house: House, byMs: number): Promise<void> {
  await appendPlain(house, 'clinic', house.clinicId, null, null, [
    {
      eventId: house.newId(),
      event: { type: 'ClockStepped', body: { byMs } },
      takenAtMs: null,
      recordedAtMs: house.stamp(),
      actor: { kind: 'system' },
    },
  ]);
}
