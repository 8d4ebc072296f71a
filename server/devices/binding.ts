import { type Refusal, refusal } from '#shared/commands.ts';
import type { SessionEvent } from '#shared/events.ts';
import type { Actor } from '#shared/vocabulary.ts';
import type { House } from '../house.ts';
import type { StaffActor } from '../people/staff.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import type { NewAppend } from '../sessions/speculation.ts';
import { bindingSpans } from './device-rows.ts';
import type { Device } from './devices.ts';

export type Bound = { ok: true } | { ok: false; refusal: Refusal };

const ATTEMPTS = 5;

/**
 * Binds the device to a session, or to none, ending its binding elsewhere in the same commit: one session at a time.
 * Must run in the device's queue.
 */
export async function bindDevice(
  house: House,
  desk: SessionDesk,
  by: StaffActor,
  device: Device,
  sessionId: string | null,
  commandId: string,
): Promise<Bound> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if ((await house.log.findCommand(house.clinicId, commandId)) !== null) return { ok: true };
    const outcome = await tryBind(house, desk, by, device, sessionId, commandId);
    if (outcome !== 'again') return outcome;
  }
  return { ok: false, refusal: refusal('conflict', 'The device could not be bound just now. Try again.') };
}

async function tryBind(
  house: House,
  desk: SessionDesk,
  by: StaffActor,
  device: Device,
  sessionId: string | null,
  commandId: string,
): Promise<Bound | 'again'> {
  const spans = await bindingSpans(house, device.deviceId);
  const current = spans.filter(({ toMs }) => toMs === null).map((span) => span.sessionId);
  if (current.length === 1 && current[0] === sessionId) return { ok: true };
  const leaving = await findAll(
    desk,
    current.filter((id) => id !== sessionId),
  );
  const target = sessionId === null ? null : await desk.find(sessionId);
  if (sessionId !== null && target === null)
    return { ok: false, refusal: refusal('unknownSession', 'There is no such session.', '/sessionId') };
  if (target?.ahead.end)
    return { ok: false, refusal: refusal('sessionEnded', 'This session has ended.', '/sessionId') };
  if ([...leaving, target].some((live) => live?.discarded)) return 'again';

  const { deviceId, name, continuous } = device;
  const bound: SessionEvent = { type: 'DeviceBound', body: { deviceId, name, continuous } };
  const sessions = [
    ...leaving.map((live) => ({ live, events: [unbinding(house, by, deviceId)] })),
    ...(target === null ? [] : [{ live: target, events: [fact(house, by, bound)] }]),
  ];
  if (sessions.length === 0) return { ok: true };
  const outcome = await desk.write({ commandId, sessions, others: [] }, house.stamp());
  return outcome.ok ? { ok: true } : 'again';
}

/** The fact, for a session, that the device no longer watches it. */
export function unbinding(house: House, by: Actor, deviceId: string): NewAppend {
  return fact(house, by, { type: 'DeviceUnbound', body: { deviceId } });
}

function fact(house: House, by: Actor, event: SessionEvent): NewAppend {
  return { eventId: house.newId(), event, takenAtMs: null, actor: by };
}

export async function findAll(desk: SessionDesk, sessionIds: readonly string[]): Promise<LiveSession[]> {
  const found = await Promise.all(sessionIds.map((id) => desk.find(id)));
  return found.filter((live) => live !== null);
}
