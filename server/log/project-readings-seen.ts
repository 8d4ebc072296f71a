import type { AnyEvent, Recorded } from '#shared/events.ts';
import { contentHash } from './content-hash.ts';
import type { Db } from './database.ts';
import type { AppendedStream } from './event-log.ts';
import type { ReadingSeenRow } from './projection-tables.ts';

const ROWS_A_STATEMENT = 500;

/**
 * Remembers every device reading by its id. First recorded position wins: a reading that waited becomes *recorded*
 * when it is assigned, never the other way round; moving or correcting it later changes nothing here.
 */
export async function projectReadingsSeen(tx: Db, appended: readonly AppendedStream[]): Promise<void> {
  const rows = appended.flatMap((stream) =>
    stream.events.flatMap((recorded) => seenRow(stream, recorded) ?? []),
  );
  // A statement may not touch one row twice, and recorded must be able to overtake waiting: two passes.
  for (const status of ['waiting', 'recorded'] as const) {
    const own = rows.filter((row) => row.status === status);
    for (let from = 0; from < own.length; from += ROWS_A_STATEMENT) {
      await tx
        .insertInto('readings_seen')
        .values(own.slice(from, from + ROWS_A_STATEMENT))
        .onConflict((conflict) => {
          const known = conflict.columns(['clinic_id', 'device_id', 'reading_id']);
          if (status === 'waiting') return known.doNothing();
          return known
            .doUpdateSet((eb) => ({
              status: eb.ref('excluded.status'),
              stream_id: eb.ref('excluded.stream_id'),
              seq: eb.ref('excluded.seq'),
            }))
            .where('readings_seen.status', '=', 'waiting');
        })
        .execute();
    }
  }
}

function seenRow(stream: AppendedStream, { event, seq }: Recorded<AnyEvent>): ReadingSeenRow | null {
  const at = { clinic_id: stream.clinicId, stream_id: stream.streamId, seq };
  if (event.type === 'EntryRecorded') {
    const { entryId, source, content } = event.body;
    if (source.by !== 'device' || content.kind !== 'reading') return null;
    const ids = { device_id: source.deviceId, reading_id: entryId };
    return { ...at, ...ids, status: 'recorded', content_hash: contentHash(content) };
  }
  if (event.type === 'ReadingWaiting') {
    const { readingId, content } = event.body.reading;
    const ids = { device_id: stream.streamId, reading_id: readingId };
    return { ...at, ...ids, status: 'waiting', content_hash: contentHash(content) };
  }
  return null;
}
