import type { House } from '../house.ts';
import type { ReadingSeenRow } from '../log/projection-tables.ts';
import type { Span } from './place.ts';

/** The device's bindings of all time, oldest first. */
export async function bindingSpans(house: House, deviceId: string): Promise<Span[]> {
  const rows = await house.db
    .selectFrom('bindings')
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.clinic_id', '=', 'bindings.clinic_id')
        .onRef('sessions.session_id', '=', 'bindings.session_id'),
    )
    .select(['bindings.session_id', 'bindings.from_ms', 'bindings.to_ms', 'sessions.status'])
    .where('bindings.clinic_id', '=', house.clinicId)
    .where('bindings.device_id', '=', deviceId)
    .orderBy('bindings.from_ms')
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    fromMs: row.from_ms,
    toMs: row.to_ms,
    sessionEnded: row.status === 'ended',
  }));
}

/** What the log already knows of these readings of the device, by id. */
export async function readingsSeen(
  house: House,
  deviceId: string,
  readingIds: readonly string[],
): Promise<Map<string, ReadingSeenRow>> {
  if (readingIds.length === 0) return new Map();
  const rows = await house.db
    .selectFrom('readings_seen')
    .selectAll()
    .where('clinic_id', '=', house.clinicId)
    .where('device_id', '=', deviceId)
    .where('reading_id', 'in', readingIds)
    .execute();
  return new Map(rows.map((row) => [row.reading_id, row]));
}

/** Which of these event ids are in the log. */
export async function eventsKnown(house: House, eventIds: readonly string[]): Promise<Set<string>> {
  if (eventIds.length === 0) return new Set();
  const rows = await house.db
    .selectFrom('events')
    .select('event_id')
    .where('clinic_id', '=', house.clinicId)
    .where('event_id', 'in', eventIds)
    .execute();
  return new Set(rows.map((row) => row.event_id));
}
