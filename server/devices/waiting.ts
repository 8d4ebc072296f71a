import type { WaitingReason } from '#shared/device-events.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import type { ScreenCaller } from '../people/caller.ts';
import type { Restrictions } from '../people/restrictions.ts';

/** A waiting reading, and whose record its device was bound to last. */
export interface Waiting {
  reading: WaitingReading;
  lastPatientId: string | null;
}

/**
 * What this person is told of what waits. What a device measured after it was bound to a restricted record may be of
 * that patient: to whoever may not open it only that it waits is told.
 */
export function waitingOf(
  caller: ScreenCaller,
  waiting: readonly Waiting[],
  { isRestricted, mayOpen }: Restrictions,
): WaitingReading[] {
  const isOpen = ({ reading, lastPatientId }: Waiting): boolean => {
    if (lastPatientId === null || !isRestricted(lastPatientId)) return true;
    return caller.kind === 'staff' && mayOpen(caller.actor.staffId, lastPatientId, reading.lastSessionId);
  };
  return waiting.map((one) => (isOpen(one) ? one.reading : withoutValues(one.reading)));
}

export function withoutValues(reading: WaitingReading): WaitingReading {
  return {
    ...reading,
    patientId: null,
    content: { ...reading.content, vitals: {}, failed: [], method: null },
  };
}

/** Readings that wait for a person to say whose they are, oldest first. */
export async function listWaiting(house: House): Promise<Waiting[]> {
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
      'sessions.patient_id as last_patient_id',
    ])
    .where('waiting.clinic_id', '=', house.clinicId)
    .where('waiting.status', '=', 'waiting')
    .orderBy('waiting.received_at')
    .execute();
  return rows.map((row) => ({
    lastPatientId: row.last_patient_id,
    reading: {
      readingId: row.reading_id,
      deviceId: row.device_id,
      deviceName: row.name,
      content: JSON.parse(row.content),
      patientId: row.patient_id,
      why: row.why,
      explanation: explain(row.why, row.chair_id),
      lastSessionId: row.last_session_id,
      receivedAtMs: row.received_at,
    },
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
