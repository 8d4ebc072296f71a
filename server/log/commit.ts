import { appendBatches } from './append.ts';
import type { Settled } from './commit-queue.ts';
import type { Engine } from './engine.ts';
import type { AppendBatch, AppendResult } from './event-log.ts';
import { LogWriteError, writeFailure } from './log-error.ts';
import { parseEvent } from './stored-row.ts';

/** Two servers created the same stream, or used the same id, at the same moment: the second look decides. */
const LOST_RACE = new Set(['23505', '40001', '40P01']);

/**
 * Commits groups of batches. A storage failure fails the whole group. Anything else that goes wrong is the fault of
 * one batch: then each goes by itself, so that its neighbours are stored.
 */
export function committer(engine: Engine, wrapping: Buffer, lastRecordedAtMs: number) {
  let notBeforeMs = lastRecordedAtMs;

  async function together(batches: AppendBatch[]): Promise<AppendResult[]> {
    const context = { wrapping, lockHeads: engine.sharedByServers, notBeforeMs };
    const results = await engine.transact(async (tx) => {
      const byBatch = new Map<AppendBatch, AppendResult>();
      for (const clinicId of new Set(batches.map((batch) => batch.clinicId))) {
        const own = batches.filter((batch) => batch.clinicId === clinicId);
        const outcomes = await appendBatches(tx, context, clinicId, own);
        for (const [i, batch] of own.entries()) byBatch.set(batch, outcomes[i] as AppendResult);
      }
      return batches.map((batch) => byBatch.get(batch) as AppendResult);
    });
    for (const result of results) {
      for (const stream of result.ok ? result.streams : []) {
        notBeforeMs = Math.max(notBeforeMs, stream.events.at(-1)?.recordedAtMs ?? 0);
      }
    }
    return results;
  }

  async function alone(batch: AppendBatch, mayRetry: boolean): Promise<Settled> {
    try {
      const [result] = await together([batch]);
      return { batch, result: result as AppendResult };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (mayRetry && LOST_RACE.has(code)) return alone(batch, false);
      return { batch, error: new LogWriteError(writeFailure(error), error) };
    }
  }

  return {
    lastRecordedAtMs: () => notBeforeMs,
    async commit(batches: AppendBatch[]): Promise<Settled[]> {
      try {
        const results = await together(batches);
        return batches.map((batch, i) => ({ batch, result: results[i] as AppendResult }));
      } catch (error) {
        const failure = writeFailure(error);
        if (failure !== 'other') {
          return batches.map((batch) => ({ batch, error: new LogWriteError(failure, error) }));
        }
        const settled: Settled[] = [];
        for (const batch of batches) settled.push(await alone(batch, true));
        return settled;
      }
    },
  };
}

/** The batch with every event as its schema reads it. Throws on one that could not be read back: a bug of the caller. */
export function checkedBatch(batch: AppendBatch): AppendBatch {
  if (new Set(batch.streams.map((stream) => stream.streamId)).size < batch.streams.length) {
    throw new Error('a batch names each stream once');
  }
  return {
    ...batch,
    streams: batch.streams.map((stream) => ({
      ...stream,
      events: stream.events.map((event) => {
        for (const at of [event.recordedAtMs, event.takenAtMs ?? 0]) {
          if (!Number.isSafeInteger(at))
            throw new RangeError(`${at} is not an instant in epoch milliseconds`);
        }
        return { ...event, event: parseEvent(stream.kind, event.event) };
      }),
    })),
  };
}
