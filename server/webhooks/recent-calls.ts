import type { AnyEvent, Recorded, StreamKind } from '#shared/events.ts';
import type { House } from '../house.ts';

/** Of these events somebody outside may be told. */
const CALLS: Partial<Record<AnyEvent['type'], StreamKind>> = {
  Announced: 'session',
  NobodyWatching: 'clinic',
  NobodyAudible: 'clinic',
};

/** What was recorded since then (inclusive) and may be told outside, in recorded order. */
export async function recentCalls(
  house: House,
  sinceMs: number,
): Promise<{ kind: StreamKind; streamId: string; recorded: Recorded<AnyEvent> }[]> {
  const rows = await house.db
    .selectFrom('events')
    .select(['stream_id', 'seq'])
    .where('clinic_id', '=', house.clinicId)
    .where('type', 'in', Object.keys(CALLS))
    .where('recorded_at', '>=', sinceMs)
    .orderBy('recorded_at')
    .execute();
  const found = [];
  for (const { stream_id: streamId, seq } of rows) {
    const [recorded] = await house.log.read(house.clinicId, streamId, seq - 1, 1);
    const kind = recorded && CALLS[recorded.event.type];
    if (recorded !== undefined && kind !== undefined) found.push({ kind, streamId, recorded });
  }
  return found;
}
