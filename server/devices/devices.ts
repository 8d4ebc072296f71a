import { isCodeOf } from '#shared/device-code.ts';
import type { House, Premises } from '../house.ts';
import { sha256 } from '../ids.ts';
import { nameKey } from '../log/name-key.ts';

export interface Device {
  deviceId: string;
  name: string;
  continuous: boolean;
}

/** The device of this id, if it has not been revoked. */
export async function findDevice(house: House, deviceId: string): Promise<Device | null> {
  const row = await deviceRows(house).where('device_id', '=', deviceId).executeTakeFirst();
  return row === undefined ? null : deviceOf(row);
}

/**
 * The devices in use that answer to what was scanned or typed: the one whose code or id it is, else those of this name.
 * Usually one; none when nobody knows it, several only where two codes are alike.
 */
export async function devicesCalled(house: House, text: string): Promise<Device[]> {
  const devices = (await deviceRows(house).execute()).map(deviceOf);
  const byCode = devices.filter(({ deviceId }) => isCodeOf(text, deviceId));
  return byCode.length > 0 ? byCode : devices.filter(({ name }) => nameKey(name) === nameKey(text));
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
