import { randomBytes } from 'node:crypto';
import type { DeviceEvent } from '#shared/events.ts';
import type { House, Premises } from '../house.ts';
import { sha256 } from '../ids.ts';
import { appendPlain } from '../streams.ts';

export interface Device {
  deviceId: string;
  name: string;
  continuous: boolean;
}

const SYSTEM = { kind: 'system' } as const;

/** Adds a device with its one token. The token is told here and never again: only its hash is kept. */
export async function addDevice(
  house: House,
  name: string,
  continuous: boolean,
): Promise<{ deviceId: string; token: string }> {
  const deviceId = house.newId();
  const token = `afterdose_${randomBytes(32).toString('base64url')}`;
  const events: DeviceEvent[] = [
    { type: 'DeviceAdded', body: { name, continuous } },
    { type: 'DeviceTokenIssued', body: {} },
  ];
  await appendPlain(
    house,
    'device',
    deviceId,
    null,
    null,
    events.map((event) => ({
      eventId: house.newId(),
      event,
      takenAtMs: null,
      recordedAtMs: house.stamp(),
      actor: SYSTEM,
    })),
  );
  await house.db
    .insertInto('device_tokens')
    .values({
      token_hash: sha256(token),
      clinic_id: house.clinicId,
      device_id: deviceId,
      issued_at: house.processNow(),
      revoked_at: null,
    })
    .execute();
  return { deviceId, token };
}

/** Takes a device's token away at once, and records why. False when there is no such device. */
export async function revokeDevice(house: House, deviceId: string, reason: string): Promise<boolean> {
  const device = await findDevice(house, deviceId);
  if (device === null) return false;
  await house.db
    .updateTable('device_tokens')
    .set({ revoked_at: house.processNow() })
    .where('clinic_id', '=', house.clinicId)
    .where('device_id', '=', deviceId)
    .execute();
  const event = { type: 'DeviceRevoked', body: { reason } } as const;
  await appendPlain(house, 'device', deviceId, null, null, [
    { eventId: house.newId(), event, takenAtMs: null, recordedAtMs: house.stamp(), actor: SYSTEM },
  ]);
  return true;
}

/** The device of this id, if it has not been revoked. */
export async function findDevice(house: House, deviceId: string): Promise<Device | null> {
  const row = await deviceRows(house).where('device_id', '=', deviceId).executeTakeFirst();
  return row === undefined ? null : deviceOf(row);
}

/** Whose token this is; null when it is unknown or was taken away. Looked up by hash: comparing takes no secret time. */
export async function deviceOfToken(
  premises: Premises,
  token: string,
): Promise<{ clinicId: string; device: Device } | null> {
  const row = await premises.db
    .selectFrom('device_tokens as token')
    .innerJoin('devices', (join) =>
      join
        .onRef('devices.clinic_id', '=', 'token.clinic_id')
        .onRef('devices.device_id', '=', 'token.device_id'),
    )
    .select(['token.clinic_id', 'devices.device_id', 'devices.name', 'devices.continuous'])
    .where('token.token_hash', '=', sha256(token))
    .where('token.revoked_at', 'is', null)
    .where('devices.revoked_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { clinicId: row.clinic_id, device: deviceOf(row) };
}

function deviceRows(house: House) {
  return house.db
    .selectFrom('devices')
    .select(['device_id', 'name', 'continuous'])
    .where('clinic_id', '=', house.clinicId)
    .where('revoked_at', 'is', null);
}

function deviceOf(row: { device_id: string; name: string; continuous: number }): Device {
  return { deviceId: row.device_id, name: row.name, continuous: row.continuous === 1 };
}
