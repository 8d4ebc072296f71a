import type { AnyEvent, Recorded } from '#shared/events.ts';
import type { Db, StoredEventRow } from './database.ts';
import { loadKeys } from './patient-keys.ts';
import { openRow, parseRow } from './stored-row.ts';

/** Opens stored rows of one clinic, in the order given; `kindOf` tells the kind of a row's stream. */
export async function openRows(
  db: Db,
  wrapping: Buffer,
  clinicId: string,
  rows: readonly StoredEventRow[],
  kindOf: (streamId: string) => Parameters<typeof openRow>[0],
): Promise<Recorded<AnyEvent>[]> {
  const shut = rows.map(parseRow);
  const owners = new Set(shut.flatMap(({ shut }) => shut.sealed?.by ?? []));
  const keys = await loadKeys(db, wrapping, clinicId, owners);
  return shut.map((row) => openRow(kindOf(row.row.stream_id), row, keys));
}

export async function readStream(
  db: Db,
  wrapping: Buffer,
  clinicId: string,
  streamId: string,
  afterSeq: number,
  limit: number | undefined,
): Promise<Recorded<AnyEvent>[]> {
  const stream = await db
    .selectFrom('streams')
    .select('kind')
    .where('clinic_id', '=', clinicId)
    .where('stream_id', '=', streamId)
    .executeTakeFirst();
  if (!stream) return [];
  let query = db
    .selectFrom('events')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('stream_id', '=', streamId)
    .where('seq', '>', afterSeq)
    .orderBy('seq');
  if (limit !== undefined) query = query.limit(limit);
  return openRows(db, wrapping, clinicId, await query.execute(), () => stream.kind);
}

export async function findCommand(
  db: Db,
  clinicId: string,
  commandId: string,
): Promise<{ streamId: string; seq: number }[] | null> {
  const rows = await db
    .selectFrom('events')
    .select((eb) => ['stream_id', eb.fn.max('seq').as('seq')])
    .where('clinic_id', '=', clinicId)
    .where('command_id', '=', commandId)
    .groupBy('stream_id')
    .orderBy('stream_id')
    .execute();
  return rows.length === 0 ? null : rows.map((row) => ({ streamId: row.stream_id, seq: row.seq }));
}

/** Greatest recorded time of all streams, 0 when there are none. */
export async function lastRecordedAtMs(db: Db): Promise<number> {
  const row = await db
    .selectFrom('streams')
    .select((eb) => eb.fn.max('last_recorded_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? 0;
}
