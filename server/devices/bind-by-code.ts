import type { Problem } from '#shared/wire/api.ts';
import type { Rooms } from '../clinics.ts';
import { problem, refusalProblem } from '../http/problem.ts';
import type { StaffActor } from '../people/staff.ts';
import { bindDevice, findAll } from './binding.ts';
import { bindingSpans } from './device-rows.ts';
import { type Device, devicesCalled } from './devices.ts';

export type BoundByCode = { ok: true; deviceId: string } | { ok: false; problem: Problem };

interface ByCode {
  commandId: string;
  code: string;
  sessionId: string;
}

/**
 * Binds the device whose label was scanned. Unlike a device picked from the list, one that watches somebody else is not
 * taken away from them: whoever scans sees the device, not the other patient.
 */
export async function bindByCode(
  { house, desk, queue }: Rooms,
  by: StaffActor,
  { commandId, code, sessionId }: ByCode,
): Promise<BoundByCode> {
  const [device, ...others] = await devicesCalled(house, code);
  if (device === undefined) return { ok: false, problem: UNKNOWN };
  if (others.length > 0) return { ok: false, problem: AMBIGUOUS };
  return queue(device.deviceId, async () => {
    const elsewhere = await boundElsewhere({ house, desk }, device, sessionId);
    if (elsewhere !== null) return { ok: false, problem: elsewhere };
    const bound = await bindDevice(house, desk, by, device, sessionId, commandId);
    if (!bound.ok) return { ok: false, problem: refusalProblem(bound.refusal) };
    return { ok: true, deviceId: device.deviceId };
  });
}

/**
 * Why the device cannot be had: it posts to another open session, named by its chair alone. Null when it can be, and when
 * there is no such session to bind it to, which binding itself says.
 */
async function boundElsewhere(
  { house, desk }: Pick<Rooms, 'house' | 'desk'>,
  { deviceId, name }: Device,
  sessionId: string,
): Promise<Problem | null> {
  if ((await desk.find(sessionId)) === null) return null;
  const open = (await bindingSpans(house, deviceId)).filter(({ toMs }) => toMs === null);
  const lives = await findAll(
    desk,
    open.map((span) => span.sessionId).filter((id) => id !== sessionId),
  );
  const other = lives.find(({ ahead }) => ahead.end === null);
  if (other === undefined) return null;
  const where = other.ahead.chairId === null ? 'a patient without a chair' : `chair ${other.ahead.chairId}`;
  const sentence = `${name} is bound to ${where}. Take it off there first, on the page of devices. Nothing was changed.`;
  return problem('already-bound', 409, sentence, '/code');
}

const UNKNOWN = problem(
  'unknown-device',
  404,
  'No device in use has this code or name. Check the label, or look for it on the page of devices.',
  '/code',
);
const AMBIGUOUS = problem(
  'unknown-device',
  409,
  'Two devices in use answer to this code. Type the name that is written on the device.',
  '/code',
);
