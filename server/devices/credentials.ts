import type { IssuedToken } from '#shared/wire/people.ts';
import type { House } from '../house.ts';
import { askedBefore, type CarriedOut, carryOut, type HouseCommand, type NotDone } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import { nameKey } from '../log/name-key.ts';
import { keepDeviceToken, makeDeviceToken } from './device-token.ts';

export type Issued = ({ ok: true } & IssuedToken) | NotDone;

/**
 * Adds a device with its one token; the event and the token's hash become true in one commit. These three must run in
 * one queue of the clinic: a name belongs to one live device.
 */
export async function addDevice(
  house: House,
  { name, continuous }: { name: string; continuous: boolean },
  command: HouseCommand,
): Promise<Issued> {
  const before = await askedBefore(house, command);
  if (before !== null) return before.ok ? SHOWN_ONCE : before;
  const deviceId = house.newId();
  if (await isNameTaken(house, name, deviceId)) return NAME_TAKEN;
  const token = makeDeviceToken();
  const added = await carryOut(house, command, {
    kind: 'device',
    streamId: deviceId,
    events: [
      { type: 'DeviceAdded', body: { name, continuous } },
      { type: 'DeviceTokenIssued', body: {} },
    ],
    alongside: (tx) => keepDeviceToken(tx, house, deviceId, token),
  });
  return issued(added, deviceId, token);
}

/** Gives the device another token; the old one is dead at once, its binding stays. A revoked device works again. */
export async function rotateToken(house: House, deviceId: string, command: HouseCommand): Promise<Issued> {
  const before = await askedBefore(house, command);
  if (before !== null) return before.ok ? SHOWN_ONCE : before;
  const device = await knownDevice(house, deviceId);
  if (device === null) return NO_DEVICE;
  if (await isNameTaken(house, device.name, deviceId)) return NAME_TAKEN;
  const token = makeDeviceToken();
  const rotated = await carryOut(house, command, {
    kind: 'device',
    streamId: deviceId,
    events: [{ type: 'DeviceTokenIssued', body: {} }],
    alongside: (tx) => keepDeviceToken(tx, house, deviceId, token),
  });
  return issued(rotated, deviceId, token);
}

export async function renameDevice(
  house: House,
  deviceId: string,
  name: string,
  command: HouseCommand,
): Promise<CarriedOut> {
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  if ((await knownDevice(house, deviceId)) === null) return NO_DEVICE;
  if (await isNameTaken(house, name, deviceId)) return NAME_TAKEN;
  const events = [{ type: 'DeviceRenamed', body: { name } } as const];
  return carryOut(house, command, { kind: 'device', streamId: deviceId, events });
}

function issued(carried: CarriedOut, deviceId: string, token: string): Issued {
  if (!carried.ok) return carried;
  return carried.repeated ? SHOWN_ONCE : { ok: true, deviceId, token };
}

/** A device of this clinic, revoked or not; null when there is none. */
export async function knownDevice(
  house: House,
  deviceId: string,
): Promise<{ name: string; revokedAtMs: number | null } | null> {
  const row = await house.db
    .selectFrom('devices')
    .select(['name', 'revoked_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  return row === undefined ? null : { name: row.name, revokedAtMs: row.revoked_at };
}

/** Whether another device that is in use has this name (case and accents aside). */
async function isNameTaken(house: House, name: string, deviceId: string): Promise<boolean> {
  const rows = await house.db
    .selectFrom('devices')
    .select('name')
    .where('clinic_id', '=', house.clinicId)
    .where('device_id', '!=', deviceId)
    .where('revoked_at', 'is', null)
    .execute();
  return rows.some((row) => nameKey(row.name) === nameKey(name));
}

const SHOWN_ONCE: NotDone = {
  ok: false,
  problem: problem(
    'alreadyDone',
    409,
    'This was done, and the token was shown then. It cannot be shown again: give the device a new one.',
  ),
};
const NAME_TAKEN: NotDone = {
  ok: false,
  problem: problem('same-name', 409, 'Another device in use has this name. Choose another.', '/name'),
};
export const NO_DEVICE: NotDone = {
  ok: false,
  problem: problem('not-found', 404, 'There is no such device.'),
};
