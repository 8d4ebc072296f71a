import type { DeviceEvent } from '#shared/device-events.ts';
import type { AnyEvent } from '#shared/events.ts';
import type { ProjectedAt } from './projected-at.ts';
import type { WaitingReadingRow } from './projection-tables.ts';

export async function projectDevice(at: ProjectedAt, event: AnyEvent): Promise<void> {
  const { tx, clinicId, streamId, seq, recordedAtMs } = at;
  switch (event.type) {
    case 'DeviceAdded':
      await tx
        .insertInto('devices')
        .values({
          clinic_id: clinicId,
          device_id: streamId,
          name: event.body.name,
          continuous: event.body.continuous ? 1 : 0,
          added_at: recordedAtMs,
          revoked_at: null,
        })
        .execute();
      return;
    case 'DeviceRenamed':
      await changeDevice(at, { name: event.body.name });
      return;
    case 'DeviceRevoked':
      await changeDevice(at, { revoked_at: recordedAtMs });
      return;
    case 'DeviceTokenIssued':
      // A device that gets a new token works again.
      await changeDevice(at, { revoked_at: null });
      return;
    case 'ReadingWaiting':
      await insertWaiting(at, event);
      return;
    case 'WaitingReadingAssigned':
      await settleWaiting(at, event.body.readingId, 'assigned');
      return;
    case 'WaitingReadingDismissed':
      await settleWaiting(at, event.body.readingId, 'dismissed');
      return;
    case 'ReadingRefused':
    case 'ReadingConflicted':
      await tx
        .insertInto('refused_readings')
        .values({
          clinic_id: clinicId,
          device_id: streamId,
          seq,
          reading_id: event.body.readingId,
          pointer: event.type === 'ReadingRefused' ? event.body.pointer : '/readingId',
          why: event.body.why,
          refused_at: recordedAtMs,
        })
        .execute();
      return;
  }
}

async function changeDevice(
  { tx, clinicId, streamId }: ProjectedAt,
  change: { revoked_at: number | null } | { name: string },
): Promise<void> {
  await tx
    .updateTable('devices')
    .set(change)
    .where('clinic_id', '=', clinicId)
    .where('device_id', '=', streamId)
    .execute();
}

async function insertWaiting(
  at: ProjectedAt,
  event: Extract<DeviceEvent, { type: 'ReadingWaiting' }>,
): Promise<void> {
  const { reading, why, lastSessionId } = event.body;
  await at.tx
    .insertInto('waiting_readings')
    .values({
      clinic_id: at.clinicId,
      reading_id: reading.readingId,
      device_id: at.streamId,
      why,
      last_session_id: lastSessionId,
      patient_id: reading.patientId,
      content: JSON.stringify(reading.content),
      received_at: at.recordedAtMs,
      status: 'waiting',
    })
    .execute();
}

async function settleWaiting(
  at: ProjectedAt,
  readingId: string,
  status: WaitingReadingRow['status'],
): Promise<void> {
  await at.tx
    .updateTable('waiting_readings')
    .set({ status })
    .where('clinic_id', '=', at.clinicId)
    .where('device_id', '=', at.streamId)
    .where('reading_id', '=', readingId)
    .execute();
}
