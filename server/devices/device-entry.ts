import { findSurprising } from '#shared/clinical/vitals.ts';
import type { SessionEvent } from '#shared/events.ts';
import type { Device } from './devices.ts';
import type { PostedReading } from './parse-posted.ts';

/** A device's reading as a fact of a session. A startling value is charted and judged at once, and marked for review. */
export function deviceEntry(device: Device, { readingId, content }: PostedReading): SessionEvent {
  return {
    type: 'EntryRecorded',
    body: {
      entryId: readingId,
      content,
      source: { by: 'device', deviceId: device.deviceId, continuous: device.continuous },
      needsReview: findSurprising(content.vitals).length > 0,
      lateReason: null,
    },
  };
}
