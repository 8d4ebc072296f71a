import { type Refusal, refusal } from '#shared/commands.ts';
import type { DeviceEvent } from '#shared/device-events.ts';
import type { House } from '../house.ts';
import type { StaffActor } from '../people/staff.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import { headOf } from '../streams.ts';
import { deviceEntry } from './device-entry.ts';
import type { Device } from './devices.ts';

export type Settled = { ok: true; seq: number | null } | { ok: false; refusal: Refusal };

const ATTEMPTS = 5;
const BUSY: Settled = { ok: false, refusal: refusal('conflict', 'Others are writing just now. Try again.') };

export interface WaitingAct {
  readingId: string;
  reason: string;
  commandId: string;
  by: StaffActor;
  /** Whose reading it is; null: nobody's, it is dismissed. */
  sessionId: string | null;
}

/** The device whose reading waits under this id; null when none does. */
export async function waitingDevice(house: House, readingId: string): Promise<Device | null> {
  const row = await house.db
    .selectFrom('waiting_readings as waiting')
    .innerJoin('devices', (join) =>
      join
        .onRef('devices.clinic_id', '=', 'waiting.clinic_id')
        .onRef('devices.device_id', '=', 'waiting.device_id'),
    )
    .select(['devices.device_id', 'devices.name', 'devices.continuous'])
    .where('waiting.clinic_id', '=', house.clinicId)
    .where('waiting.reading_id', '=', readingId)
    .orderBy('waiting.received_at')
    .executeTakeFirst();
  return row === undefined
    ? null
    : { deviceId: row.device_id, name: row.name, continuous: row.continuous === 1 };
}

/**
 * A person says whose a waiting reading is, or that it is nobody's. Charting it and taking it from the waiting list
 * are one commit. Must run in the device's queue.
 */
export async function settleWaiting(
  house: House,
  desk: SessionDesk,
  device: Device,
  act: WaitingAct,
): Promise<Settled> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const earlier = await house.log.findCommand(house.clinicId, act.commandId);
    if (earlier !== null)
      return { ok: true, seq: earlier.find(({ streamId }) => streamId === act.sessionId)?.seq ?? null };
    const outcome = await trySettle(house, desk, device, act);
    if (outcome !== 'again') return outcome;
  }
  return BUSY;
}

async function trySettle(
  house: House,
  desk: SessionDesk,
  device: Device,
  act: WaitingAct,
): Promise<Settled | 'again'> {
  const reading = await waitingReading(house, device.deviceId, act.readingId);
  if (reading === null) return no('alreadyDone', 'This reading no longer waits: someone has dealt with it.');
  const expectedSeq = await headOf(house, device.deviceId);
  const live = act.sessionId === null ? null : await desk.find(act.sessionId);
  if (act.sessionId !== null && live === null)
    return no('unknownSession', 'There is no such session.', '/sessionId');
  const end = live?.ahead.end ?? null;
  if (end !== null && reading.content.takenAtMs >= end.takenAtMs)
    return no('sessionEnded', 'It was measured after this session had ended.', '/sessionId');
  if (live?.ahead.entries[act.readingId] !== undefined)
    return no('duplicateEntry', 'This reading is in this session already.', '/sessionId');

  const nowMs = house.stamp();
  const { takenAtMs } = reading.content;
  const entry = { eventId: house.newId(), event: deviceEntry(device, reading), takenAtMs, actor: act.by };
  const settling = {
    eventId: house.newId(),
    event: settlingEvent(act),
    takenAtMs: null,
    recordedAtMs: nowMs,
    actor: act.by,
  };
  const outcome = await desk.write(
    {
      commandId: act.commandId,
      sessions: live === null ? [] : [{ live, events: [entry] }],
      others: [
        { streamId: device.deviceId, kind: 'device', patientId: null, expectedSeq, events: [settling] },
      ],
    },
    nowMs,
  );
  if (!outcome.ok) return 'again';
  const seq = outcome.streams.find(({ streamId }) => streamId === act.sessionId)?.events.at(-1)?.seq ?? null;
  return { ok: true, seq };
}

function settlingEvent({ readingId, sessionId, reason }: WaitingAct): DeviceEvent {
  return sessionId === null
    ? { type: 'WaitingReadingDismissed', body: { readingId, reason } }
    : { type: 'WaitingReadingAssigned', body: { readingId, sessionId, reason } };
}

async function waitingReading(house: House, deviceId: string, readingId: string) {
  const row = await house.db
    .selectFrom('waiting_readings')
    .select(['content', 'patient_id'])
    .where('clinic_id', '=', house.clinicId)
    .where('device_id', '=', deviceId)
    .where('reading_id', '=', readingId)
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return row === undefined
    ? null
    : { readingId, content: JSON.parse(row.content), patientId: row.patient_id };
}

function no(code: Refusal['code'], sentence: string, pointer: string | null = null): Settled {
  return { ok: false, refusal: refusal(code, sentence, pointer) };
}
