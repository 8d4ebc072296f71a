import { firstForged, foldHeads, type Head, headKey } from './checkpoint.ts';
import type { Db, StoredEventRow, StreamRow } from './database.ts';
import { chainHash, genesisHash } from './hash-chain.ts';
import type { Log } from './open-log.ts';

/** The first thing that is not as it was written. Position 0 means the stream as a whole. */
export interface Finding {
  what: 'altered' | 'gap' | 'truncated' | 'rewritten' | 'head' | 'checkpoint' | 'storage';
  clinicId: string | null;
  streamId: string | null;
  seq: number;
  /** One sentence for a person. */
  sentence: string;
}

export interface Verification {
  streams: number;
  events: number;
  checkpoints: number;
  /** Signature of the newest checkpoint: kept elsewhere, it exposes the removal of the newest checkpoints too. */
  lastMac: string | null;
  /** The first finding of each stream, in the order of clinic and stream; none means the log is whole. */
  findings: Finding[];
}

/** Reads the whole log and recomputes it: row hashes, order, heads, checkpoints and the database's own soundness. */
export async function verifyLog({ engine, keys }: Log): Promise<Verification> {
  return engine.readConsistent(async (tx) => {
    const checkpoints = await tx.selectFrom('checkpoints').selectAll().orderBy('number').execute();
    const forged = firstForged(keys.signing, checkpoints);
    const signed = foldHeads(forged === null ? checkpoints : checkpoints.slice(0, forged - 1));
    const streams = await tx
      .selectFrom('streams')
      .selectAll()
      .orderBy('clinic_id')
      .orderBy('stream_id')
      .execute();

    const found: (Finding | null)[] = (await engine.checkStorage()).map((line) => storageFinding(line));
    if (forged !== null) found.push(checkpointFinding(forged));
    let events = 0;
    for (const stream of streams) {
      const key = headKey(stream.clinic_id, stream.stream_id);
      const checked = await verifyStream(tx, stream, signed.get(key) ?? null);
      signed.delete(key);
      events += checked.events;
      found.push(checked.finding);
    }
    // Streams a checkpoint has seen and that are gone altogether.
    for (const head of signed.values()) found.push(missingStream(head));
    return {
      streams: streams.length,
      events,
      checkpoints: checkpoints.length,
      lastMac: checkpoints.at(-1)?.mac ?? null,
      findings: found.filter((finding) => finding !== null),
    };
  });
}

const ROWS_A_PAGE = 1_000;

async function verifyStream(
  tx: Db,
  stream: StreamRow,
  signed: Head | null,
): Promise<{ events: number; finding: Finding | null }> {
  let last = { seq: 0, hash: genesisHash(stream.clinic_id, stream.stream_id, stream.kind) };
  for (;;) {
    const page = await tx
      .selectFrom('events')
      .selectAll()
      .where('clinic_id', '=', stream.clinic_id)
      .where('stream_id', '=', stream.stream_id)
      .where('seq', '>', last.seq)
      .orderBy('seq')
      .limit(ROWS_A_PAGE)
      .execute();
    for (const row of page) {
      const finding = rowFinding(row, last, signed);
      if (finding) return { events: last.seq, finding };
      last = { seq: row.seq, hash: row.hash };
    }
    if (page.length < ROWS_A_PAGE) return { events: last.seq, finding: endFinding(stream, last, signed) };
  }
}

function rowFinding(
  row: StoredEventRow,
  last: { seq: number; hash: string },
  signed: Head | null,
): Finding | null {
  const expected = last.seq + 1;
  if (row.seq !== expected)
    return finding(row, expected, 'gap', `event ${expected} is missing: ${row.seq} follows`);
  const { hash, ...columns } = row;
  if (chainHash(last.hash, columns) !== hash) {
    return finding(row, row.seq, 'altered', `event ${row.seq} is not as it was written`);
  }
  if (signed?.seq === row.seq && signed.hash !== hash) {
    return finding(
      row,
      row.seq,
      'rewritten',
      `event ${row.seq} or one before it was rewritten after a checkpoint`,
    );
  }
  return null;
}

function endFinding(
  stream: StreamRow,
  last: { seq: number; hash: string },
  signed: Head | null,
): Finding | null {
  const expected = Math.max(stream.head_seq, signed?.seq ?? 0);
  if (last.seq < expected) {
    return finding(
      stream,
      last.seq + 1,
      'truncated',
      `events ${last.seq + 1} to ${expected} are missing at the end`,
    );
  }
  if (stream.head_seq !== last.seq || stream.head_hash !== last.hash) {
    return finding(
      stream,
      last.seq,
      'head',
      `the stream's head does not point at its last event, ${last.seq}`,
    );
  }
  return null;
}

function finding(
  at: { clinic_id: string; stream_id: string },
  seq: number,
  what: Finding['what'],
  text: string,
): Finding {
  const sentence = `Clinic ${at.clinic_id}, stream ${at.stream_id}: ${text}.`;
  return { what, clinicId: at.clinic_id, streamId: at.stream_id, seq, sentence };
}

function missingStream({ clinicId, streamId, seq }: Head): Finding {
  const at = { clinic_id: clinicId, stream_id: streamId };
  return finding(at, 1, 'truncated', `the stream is gone, a checkpoint has seen ${seq} events of it`);
}

function checkpointFinding(number: number): Finding {
  const sentence = `Checkpoint ${number} was altered or removed, or was not signed with this data folder's key.`;
  return { what: 'checkpoint', clinicId: null, streamId: null, seq: number, sentence };
}

function storageFinding(line: string): Finding {
  return {
    what: 'storage',
    clinicId: null,
    streamId: null,
    seq: 0,
    sentence: `The database reports: ${line}.`,
  };
}

/** The result as lines for a terminal. No names, no values: ids and positions only. */
export function printVerification(result: Verification): string {
  const { streams, events, checkpoints, lastMac, findings } = result;
  const counted = `${events} events in ${streams} streams, ${checkpoints} checkpoints`;
  if (findings.length === 0) {
    return [`The log is whole: ${counted}.`, ...(lastMac ? [`Newest checkpoint: ${lastMac}`] : [])].join(
      '\n',
    );
  }
  return [`THE LOG IS NOT AS IT WAS WRITTEN (${counted}):`, ...findings.map((f) => `- ${f.sentence}`)].join(
    '\n',
  );
}
