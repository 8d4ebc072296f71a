import type { House } from '../house.ts';
import { askedBefore, BUSY, type CarriedOut, commandEvents, type HouseCommand } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import { headOf } from '../streams.ts';
import { findAll, unbinding } from './binding.ts';
import { knownDevice, NO_DEVICE } from './credentials.ts';
import { bindingSpans } from './device-rows.ts';

const ATTEMPTS = 5;

/**
 * Takes a device out of use: from the commit on its token opens nothing, and the session it watched knows that it no
 * longer does. Must run in the device's queue.
 */
export async function revokeDevice(
  house: House,
  desk: SessionDesk,
  deviceId: string,
  reason: string,
  command: HouseCommand,
): Promise<CarriedOut> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await askedBefore(house, command);
    if (before !== null) return before;
    const outcome = await tryRevoke(house, desk, deviceId, reason, command);
    if (outcome !== 'again') return outcome;
  }
  return BUSY;
}

async function tryRevoke(
  house: House,
  desk: SessionDesk,
  deviceId: string,
  reason: string,
  command: HouseCommand,
): Promise<CarriedOut | 'again'> {
  const device = await knownDevice(house, deviceId);
  if (device === null) return NO_DEVICE;
  if (device.revokedAtMs !== null) return OUT_OF_USE;
  const expectedSeq = await headOf(house, deviceId);
  const spans = await bindingSpans(house, deviceId);
  const bound = spans.filter(({ toMs }) => toMs === null).map(({ sessionId }) => sessionId);
  const sessions = (await findAll(desk, bound)).map((live) => ({
    live,
    events: [unbinding(house, command.by, deviceId)],
  }));
  const events = commandEvents(house, command, [{ type: 'DeviceRevoked', body: { reason } }]);
  const others = [{ streamId: deviceId, kind: 'device' as const, patientId: null, expectedSeq, events }];
  const outcome = await desk.write({ commandId: command.commandId, sessions, others }, house.stamp());
  return outcome.ok ? { ok: true, repeated: false } : 'again';
}

const OUT_OF_USE: CarriedOut = {
  ok: false,
  problem: problem('alreadyDone', 409, 'This device is out of use already.'),
};
