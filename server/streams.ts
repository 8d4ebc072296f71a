import type { StreamKind } from '#shared/events.ts';
import type { House } from './house.ts';
import type { Db } from './log/database.ts';
import type { AppendEvent, AppendResult, StreamAppend } from './log/event-log.ts';

/** Runs tasks with the same key one after another; tasks with different keys do not wait for each other. */
export function keyedQueue(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const run = (tails.get(key) ?? Promise.resolve()).then(task, task);
    const tail = run.catch(() => undefined);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return run;
  };
}

/** Where a stream stands; 0 when it does not exist. */
export async function headOf(house: House, streamId: string): Promise<number> {
  const row = await house.db
    .selectFrom('streams')
    .select('head_seq')
    .where('clinic_id', '=', house.clinicId)
    .where('stream_id', '=', streamId)
    .executeTakeFirst();
  return row?.head_seq ?? 0;
}

const ATTEMPTS = 5;

/**
 * Appends to a stream that nobody folds in memory (staff, patient, clinic). Another writer in between only means
 * another attempt; `duplicate` means the command was carried out before.
 */
export function appendPlain(
  house: House,
  kind: StreamKind,
  streamId: string,
  patientId: string | null,
  commandId: string | null,
  events: AppendEvent[],
  alongside?: (tx: Db) => Promise<void>,
): Promise<AppendResult> {
  return appendEach(house, commandId, [{ kind, streamId, patientId, events }], alongside);
}

/** The same to several such streams in one commit. */
export async function appendEach(
  house: House,
  commandId: string | null,
  to: readonly Omit<StreamAppend, 'expectedSeq'>[],
  alongside?: (tx: Db) => Promise<void>,
): Promise<AppendResult> {
  for (let attempt = 1; ; attempt += 1) {
    const streams: StreamAppend[] = [];
    for (const stream of to) streams.push({ ...stream, expectedSeq: await headOf(house, stream.streamId) });
    const { clinicId } = house;
    const result = await house.log.append({
      clinicId,
      commandId,
      streams,
      ...(alongside ? { alongside } : {}),
    });
    if (result.ok || result.why === 'duplicate' || attempt === ATTEMPTS) return result;
  }
}
