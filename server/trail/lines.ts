import type { Actor } from '#shared/vocabulary.ts';
import type { TrailLine } from '#shared/wire/trail.ts';
import { VIEWED } from '#shared/wire/viewed.ts';
import type { House } from '../house.ts';
import type { Position } from './position.ts';

/** Which lines: of [fromMs, toMs), null open; older than `before`; at most `limit`, newest first. */
export interface Wanted {
  fromMs: number | null;
  toMs: number | null;
  before: Position | null;
  limit: number;
}

/** A line and where it stands. */
export interface Placed {
  line: TrailLine;
  at: Position;
}

/** Changes: every event of the clinic's log, by type. Its body is not read: the trail tells no content. */
export async function changes(house: House, { fromMs, toMs, before, limit }: Wanted): Promise<Placed[]> {
  let query = house.db
    .selectFrom('events')
    .innerJoin('streams', (join) =>
      join
        .onRef('streams.clinic_id', '=', 'events.clinic_id')
        .onRef('streams.stream_id', '=', 'events.stream_id'),
    )
    .select(['events.stream_id', 'events.seq', 'events.type', 'events.recorded_at', 'events.actor'])
    .select('streams.kind')
    .where('events.clinic_id', '=', house.clinicId)
    .orderBy('events.recorded_at', 'desc')
    .orderBy('events.stream_id', 'desc')
    .orderBy('events.seq', 'desc')
    .limit(limit);
  if (fromMs !== null) query = query.where('events.recorded_at', '>=', fromMs);
  if (toMs !== null) query = query.where('events.recorded_at', '<', toMs);
  // Views of a moment come before its changes, so after a view all changes of its moment are still to come.
  if (before !== null) query = query.where('events.recorded_at', '<=', before.atMs);
  if (before?.kind === 'change')
    query = query.where((eb) =>
      eb.or([
        eb('events.recorded_at', '<', before.atMs),
        eb('events.stream_id', '<', before.streamId),
        eb.and([eb('events.stream_id', '=', before.streamId), eb('events.seq', '<', before.seq)]),
      ]),
    );
  return (await query.execute()).map((row): Placed => {
    const { who, role } = nameActor(JSON.parse(row.actor));
    const { stream_id: subjectId, seq, kind: streamKind, type: what, recorded_at: atMs } = row;
    return {
      line: { kind: 'change', atMs, who, role, what, streamKind, subjectId, seq },
      at: { kind: 'change', atMs, streamId: subjectId, seq },
    };
  });
}

/** Views: the clinic's access trail. */
export async function views(house: House, { fromMs, toMs, before, limit }: Wanted): Promise<Placed[]> {
  let query = house.db
    .selectFrom('access_trail')
    .selectAll()
    .where('clinic_id', '=', house.clinicId)
    .orderBy('at_ms', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit);
  if (fromMs !== null) query = query.where('at_ms', '>=', fromMs);
  if (toMs !== null) query = query.where('at_ms', '<', toMs);
  if (before?.kind === 'change') query = query.where('at_ms', '<', before.atMs);
  if (before?.kind === 'view') query = query.where('at_ms', '<=', before.atMs).where('seq', '<', before.seq);
  return (await query.execute()).map((row): Placed => {
    const { at_ms: atMs, seq, viewed: what, subject_id: subjectId, viewer_name: who } = row;
    const role = row.viewer_role ?? 'unknown';
    return {
      line: { kind: 'view', atMs, who, role, what, streamKind: VIEWED[what], subjectId, seq },
      at: { kind: 'view', atMs, seq },
    };
  });
}

function nameActor(actor: Actor): { who: string; role: string } {
  switch (actor.kind) {
    case 'staff':
      return { who: actor.name, role: actor.role };
    case 'device':
      return { who: actor.name, role: 'device' };
    case 'tablet':
      return { who: actor.name, role: 'tablet' };
    case 'system':
      return { who: 'Afterdose', role: 'system' };
  }
}
