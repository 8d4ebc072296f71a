import { type Recorded, RULES_VERSION, SCHEMA_VERSION } from '#shared/events.ts';
import { loadHeads, loadKnownIds, saveEvents, saveHeads } from './append-rows.ts';
import { appendViews } from './append-views.ts';
import type { Db, NewEventRow, StreamRow } from './database.ts';
import type { AppendBatch, AppendedStream, AppendResult, StreamAppend } from './event-log.ts';
import { chainHash, genesisHash } from './hash-chain.ts';
import { type KeyOwner, loadOrMakeKeys, type OpenKeys } from './patient-keys.ts';
import { project } from './project.ts';
import { hasPrivateParts, sealBody } from './sealed-body.ts';
import { sealContext } from './stored-row.ts';

export interface AppendContext {
  wrapping: Buffer;
  lockHeads: boolean;
  /** Recorded time never goes back: an event said to be recorded before this is recorded at it. */
  notBeforeMs: number;
}

/** Stores what of one clinic's batches may be stored, in order, within `tx`; a refused batch stores nothing. */
export async function appendBatches(
  tx: Db,
  context: AppendContext,
  clinicId: string,
  batches: readonly AppendBatch[],
): Promise<AppendResult[]> {
  const streams = batches.flatMap((batch) => batch.streams);
  const heads = await loadHeads(tx, clinicId, new Set(streams.map((s) => s.streamId)), context.lockHeads);
  const known = await loadKnownIds(tx, clinicId, batches);
  const refusals = admit(batches, heads, known);

  const admitted = batches.filter((_, i) => refusals[i] === null);
  const keys = await loadOrMakeKeys(tx, context.wrapping, clinicId, keyOwners(clinicId, admitted));
  const rows: NewEventRow[] = [];
  const results = batches.map(
    (batch, i): AppendResult =>
      refusals[i] ?? {
        ok: true,
        streams: batch.streams.map((stream) => appendStream(context, batch, stream, heads, keys, rows)),
      },
  );

  const moved = new Set(rows.map((row) => row.stream_id));
  await saveHeads(
    tx,
    [...moved].flatMap((streamId) => heads.get(streamId) ?? []),
  );
  await saveEvents(tx, rows);
  await project(
    tx,
    results.flatMap((result) => (result.ok ? result.streams : [])),
  );
  for (const batch of admitted) await batch.alongside?.(tx);
  const views = admitted.flatMap((batch) => batch.views ?? []);
  await appendViews(tx, context, clinicId, views);
  return results;
}

/** For each batch in turn why it is refused, or null: an admitted batch moves the positions for those behind it. */
function admit(
  batches: readonly AppendBatch[],
  heads: ReadonlyMap<string, StreamRow>,
  known: { commandIds: Set<string>; eventIds: Set<string> },
): (Extract<AppendResult, { ok: false }> | null)[] {
  const seqs = new Map([...heads].map(([streamId, head]) => [streamId, head.head_seq]));
  return batches.map(({ commandId, streams }) => {
    const events = streams.flatMap((stream) => stream.events);
    // Duplicate before conflict: the repeat of an accepted command always comes with an old position.
    if (commandId !== null && known.commandIds.has(commandId)) return { ok: false, why: 'duplicate' };
    if (events.some(({ eventId }) => known.eventIds.has(eventId))) return { ok: false, why: 'duplicate' };
    const behind = streams.find(({ streamId, expectedSeq }) => (seqs.get(streamId) ?? 0) !== expectedSeq);
    if (behind) return { ok: false, why: 'conflict', streamId: behind.streamId };
    for (const { streamId, expectedSeq, events } of streams) seqs.set(streamId, expectedSeq + events.length);
    for (const { eventId } of events) known.eventIds.add(eventId);
    if (commandId !== null && events.length > 0) known.commandIds.add(commandId);
    return null;
  });
}

function keyOwner(clinicId: string, stream: StreamAppend): KeyOwner {
  return stream.patientId ?? clinicId;
}

function keyOwners(clinicId: string, batches: readonly AppendBatch[]): Set<KeyOwner> {
  const sealing = batches
    .flatMap((batch) => batch.streams)
    .filter((stream) => stream.events.some(({ event }) => hasPrivateParts(event)));
  return new Set(sealing.map((stream) => keyOwner(clinicId, stream)));
}

/** Chains the stream's events onto its head: adds their rows to `rows`, moves the head in `heads`. */
function appendStream(
  context: AppendContext,
  { clinicId, commandId }: AppendBatch,
  stream: StreamAppend,
  heads: Map<string, StreamRow>,
  keys: OpenKeys,
  rows: NewEventRow[],
): AppendedStream {
  const { streamId, kind } = stream;
  const owner = keyOwner(clinicId, stream);
  const head = heads.get(streamId) ?? {
    clinic_id: clinicId,
    stream_id: streamId,
    kind,
    head_seq: 0,
    head_hash: genesisHash(clinicId, streamId, kind),
    last_recorded_at: 0,
  };
  if (head.kind !== kind) throw new Error(`stream ${streamId} is a ${head.kind}, not a ${kind}`);

  const events = stream.events.map(
    ({ eventId, event, takenAtMs, recordedAtMs, actor }): Recorded<typeof event> => {
      const at = { clinic_id: clinicId, stream_id: streamId, event_id: eventId };
      const row = {
        ...at,
        seq: head.head_seq + 1,
        command_id: commandId,
        type: event.type,
        schema_v: SCHEMA_VERSION,
        rules_v: RULES_VERSION,
        body: sealBody(event, owner, keys.get(owner) ?? null, sealContext(at)),
        taken_at: takenAtMs,
        recorded_at: Math.max(recordedAtMs, context.notBeforeMs, head.last_recorded_at),
        actor: JSON.stringify(actor),
      };
      const hash = chainHash(head.head_hash, row);
      rows.push({ ...row, hash });
      head.head_seq = row.seq;
      head.head_hash = hash;
      head.last_recorded_at = row.recorded_at;
      return {
        seq: row.seq,
        eventId,
        commandId,
        schemaV: SCHEMA_VERSION,
        rulesV: RULES_VERSION,
        takenAtMs,
        recordedAtMs: row.recorded_at,
        actor,
        event,
      };
    },
  );
  heads.set(streamId, head);
  return { clinicId, streamId, kind, events };
}
