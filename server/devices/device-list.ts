import type { DeviceInfo, RefusedReading } from '#shared/wire/api.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import type { DeviceRow } from '../log/projection-tables.ts';
import { localDate } from '../sessions/days.ts';
import type { Contacts } from './contacts.ts';

/** Every device there ever was in the clinic, by name. Silence and skew are told as they are: judging them is the screen's. */
export async function listDevices(house: House, contacts: Contacts): Promise<DeviceInfo[]> {
  const { timeZone } = await clinicFacts(house);
  const nowMs = house.stamp();
  const today = localDate(nowMs, timeZone);
  const devices = await house.db
    .selectFrom('devices')
    .selectAll()
    .where('clinic_id', '=', house.clinicId)
    .orderBy('name')
    .execute();
  const [bound, refused, issued] = await Promise.all([
    boundNow(house),
    refusedSince(house, nowMs - 25 * 60 * 60_000),
    tokensIssued(house),
  ]);
  return devices.map((device) => ({
    ...told(device, contacts, today),
    ...(bound.get(device.device_id) ?? { sessionId: null, chairId: null }),
    refusedToday: refused.filter(
      (row) => row.device_id === device.device_id && localDate(row.refused_at, timeZone) === today,
    ).length,
    tokenIssuedAtMs: issued.get(device.device_id) ?? null,
  }));
}

/** One of them, which must be there. */
export async function deviceInfo(house: House, contacts: Contacts, deviceId: string): Promise<DeviceInfo> {
  const found = (await listDevices(house, contacts)).find((info) => info.deviceId === deviceId);
  if (found === undefined) throw new Error('a device just changed is not in the list');
  return found;
}

function told(device: DeviceRow, contacts: Contacts, today: string) {
  const contact = contacts.of(device.device_id);
  return {
    deviceId: device.device_id,
    name: device.name,
    continuous: device.continuous === 1,
    lastSeenAtMs: contact?.lastSeenAtMs ?? null,
    skewMs: contact?.skewMs ?? null,
    limitedToday: contact?.limited.day === today ? contact.limited.count : 0,
    revokedAtMs: device.revoked_at,
    addresses: [...(contact?.addresses ?? [])],
    twoAddressesAtMs: contact?.twoAddressesAtMs ?? null,
  };
}

async function boundNow(house: House): Promise<Map<string, Pick<DeviceInfo, 'sessionId' | 'chairId'>>> {
  const rows = await house.db
    .selectFrom('bindings')
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.clinic_id', '=', 'bindings.clinic_id')
        .onRef('sessions.session_id', '=', 'bindings.session_id'),
    )
    .select(['bindings.device_id', 'bindings.session_id', 'sessions.chair_id'])
    .where('bindings.clinic_id', '=', house.clinicId)
    .where('bindings.to_ms', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.device_id, { sessionId: row.session_id, chairId: row.chair_id }]));
}

function refusedSince(house: House, sinceMs: number) {
  return house.db
    .selectFrom('refused_readings')
    .select(['device_id', 'refused_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('refused_at', '>', sinceMs)
    .execute();
}

/** When the newest token of each device was made, be it still good or not. */
async function tokensIssued(house: House): Promise<Map<string, number>> {
  const rows = await house.db
    .selectFrom('device_tokens')
    .select((eb) => ['device_id', eb.fn.max('issued_at').as('at')])
    .where('clinic_id', '=', house.clinicId)
    .groupBy('device_id')
    .execute();
  return new Map(rows.map((row) => [row.device_id, row.at]));
}

const MOST_LISTED = 200;

export async function listRefused(house: House, deviceId: string): Promise<RefusedReading[]> {
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
