import type { WaitingReason } from '#shared/device-events.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import type { House } from '../house.ts';

/** Readings that wait for a person to say whose they are, oldest first. */
export async function listWaiting(house: House): Promise<WaitingReading[]> {
  const rows = await house.db
    .selectFrom('waiting_readings as waiting')
    .innerJoin('devices', (join) =>
      join
        .onRef('devices.clinic_id', '=', 'waiting.clinic_id')
        .onRef('devices.device_id', '=', 'waiting.device_id'),
    )
    .leftJoin('sessions', (join) =>
      join
        .onRef('sessions.clinic_id', '=', 'waiting.clinic_id')
        .onRef('sessions.session_id', '=', 'waiting.last_session_id'),
    )
    .select([
      'waiting.reading_id',
      'waiting.device_id',
      'waiting.content',
      'waiting.patient_id',
      'waiting.why',
      'waiting.last_session_id',
      'waiting.received_at',
      'devices.name',
      'sessions.chair_id',
    ])
    .where('waiting.clinic_id', '=', house.clinicId)
    .where('waiting.status', '=', 'waiting')
    .orderBy('waiting.received_at')
    .execute();
  return rows.map((row) => ({
    readingId: row.reading_id,
    deviceId: row.device_id,
    deviceName: row.name,
    content: JSON.parse(row.content),
    patientId: row.patient_id,
    why: row.why,
    explanation: explain(row.why, row.chair_id),
    lastSessionId: row.last_session_id,
    receivedAtMs: row.received_at,
  }));
}

/** One sentence for the nurse: why it waits, and where the device was last. */
function explain(why: WaitingReason, lastChairId: string | null): string {
  const last = lastChairId === null ? '' : ` Last bound to chair ${lastChairId}.`;
  switch (why) {
    case 'unbound':
      return `The device is not bound to anyone.${last}`;
    case 'identityDiffers':
      return `The device names another patient than the one it is bound to.${last}`;
    case 'clockInDoubt':
      return `The device's clock is ahead of ours, so the time of this reading is in doubt.${last}`;
    case 'outsideBinding':
      return `Measured when the device was not bound to anyone.${last}`;
    case 'sessionEnded':
      return `Measured after the session of the patient had ended.${last}`;
  }
}
