import type { DeviceInfo } from '#shared/wire/api.ts';
import { clinicInfo } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import { isSameDay } from '../sessions/days.ts';
import type { Contacts } from './contacts.ts';

export async function listDevices(house: House, contacts: Contacts): Promise<DeviceInfo[]> {
  const { timeZone } = await clinicInfo(house);
  const nowMs = house.stamp();
  const devices = await house.db
    .selectFrom('devices')
    .selectAll()
    .where('clinic_id', '=', house.clinicId)
    .orderBy('name')
    .execute();
  const bound = await house.db
    .selectFrom('bindings')
    .select(['device_id', 'session_id'])
    .where('clinic_id', '=', house.clinicId)
    .where('to_ms', 'is', null)
    .execute();
  const refused = await house.db
    .selectFrom('refused_readings')
    .select(['device_id', 'refused_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('refused_at', '>', nowMs - 25 * 60 * 60_000)
    .execute();
  return devices.map((device) => {
    const contact = contacts.of(device.device_id);
    return {
      deviceId: device.device_id,
      name: device.name,
      continuous: device.continuous === 1,
      sessionId: bound.find((row) => row.device_id === device.device_id)?.session_id ?? null,
      lastSeenAtMs: contact?.lastSeenAtMs ?? null,
      skewMs: contact?.skewMs ?? null,
      refusedToday: refused.filter(
        (row) => row.device_id === device.device_id && isSameDay(row.refused_at, nowMs, timeZone),
      ).length,
      revoked: device.revoked_at !== null,
    };
  });
}

const MOST_LISTED = 200;

export async function listRefused(house: House, deviceId: string) {
  const rows = await house.db
    .selectFrom('refused_readings')
    .selectAll()
    .where('clinic_id', '=', house.clinicId)
    .where('device_id', '=', deviceId)
    .orderBy('seq', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map((row) => ({
    readingId: row.reading_id,
    pointer: row.pointer,
    why: row.why,
    refusedAtMs: row.refused_at,
  }));
}
