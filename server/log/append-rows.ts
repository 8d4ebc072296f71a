import type { Db, NewEventRow, StreamRow } from './database.ts';
import type { AppendBatch } from './event-log.ts';

/** Well below what either engine binds in one statement (13 columns a row). */
const ROWS_A_STATEMENT = 500;

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += ROWS_A_STATEMENT)
    yield items.slice(from, from + ROWS_A_STATEMENT);
}

/** Heads of the streams that exist, locked in one fixed order so that two servers cannot wait for each other. */
export async function loadHeads(
  tx: Db,
  clinicId: string,
  streamIds: ReadonlySet<string>,
  lock: boolean,
): Promise<Map<string, StreamRow>> {
  const heads = new Map<string, StreamRow>();
  for (const ids of chunks([...streamIds].sort())) {
    const query = tx
      .selectFrom('streams')
      .selectAll()
      .where('clinic_id', '=', clinicId)
      .where('stream_id', 'in', ids)
      .orderBy('stream_id');
    for (const head of await (lock ? query.forUpdate() : query).execute()) heads.set(head.stream_id, head);
  }
  return heads;
}

/** Which of the batches' command and event ids are in the log already. */
export async function loadKnownIds(
  tx: Db,
  clinicId: string,
  batches: readonly AppendBatch[],
): Promise<{ commandIds: Set<string>; eventIds: Set<string> }> {
  const known = { commandIds: new Set<string>(), eventIds: new Set<string>() };
  const events = tx.selectFrom('events').where('clinic_id', '=', clinicId);
  for (const ids of chunks(batches.flatMap(({ commandId }) => commandId ?? []))) {
    const rows = await events.select('command_id').distinct().where('command_id', 'in', ids).execute();
    for (const row of rows) if (row.command_id !== null) known.commandIds.add(row.command_id);
  }
  const eventIds = batches.flatMap(({ streams }) =>
    streams.flatMap(({ events }) => events.map((e) => e.eventId)),
  );
  for (const ids of chunks(eventIds)) {
    const rows = await events.select('event_id').where('event_id', 'in', ids).execute();
    for (const row of rows) known.eventIds.add(row.event_id);
  }
  return known;
}

export async function saveHeads(tx: Db, heads: readonly StreamRow[]): Promise<void> {
  for (const rows of chunks(heads)) {
    await tx
      .insertInto('streams')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['clinic_id', 'stream_id']).doUpdateSet((eb) => ({
          head_seq: eb.ref('excluded.head_seq'),
          head_hash: eb.ref('excluded.head_hash'),
          last_recorded_at: eb.ref('excluded.last_recorded_at'),
        })),
      )
      .execute();
  }
}

export async function saveEvents(tx: Db, events: readonly NewEventRow[]): Promise<void> {
  for (const rows of chunks(events)) await tx.insertInto('events').values(rows).execute();
}
