import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Head } from './checkpoint.ts';

/** The first thing that is not as it was written. Position 0 means the stream as a whole. */
export interface Finding {
  what:
    | 'altered'
    | 'gap'
    | 'truncated'
    | 'rewritten'
    | 'reordered'
    | 'head'
    | 'checkpoint'
    | 'storage'
    | 'guards'
    | 'rights';
  clinicId: string | null;
  /** A stream's id, or `access-trail`. */
  streamId: string | null;
  seq: number;
  /** One sentence for a person. */
  sentence: string;
}

/** Rows that follow each other, each hashed onto the one before: a stream of the log, or a clinic's access trail. */
export interface Chain<Row extends { seq: number; hash: string }> {
  clinicId: string;
  streamId: string;
  /** What one row is called, and the chain. */
  words: { row: string; chain: string };
  firstHash: string;
  /** Where the head says that the chain stands, and its last row, both of one moment. */
  stand(): Promise<Stand>;
  /** The rows of (afterSeq, untilSeq] in order, at most a page of them. */
  rows(afterSeq: number, untilSeq: number): Promise<Row[]>;
  hashOf(previousHash: string, row: Row): string;
  /** When the row says that it was written. */
  atMs(row: Row): number;
  /** Where the newest checkpoint saw it; null: none did. */
  signed: Head | null;
}

export interface Stand {
  headSeq: number;
  headHash: string;
  lastSeq: number;
}

/**
 * Walks one chain from its beginning and tells the first thing that is not as it was written. It holds no lock and
 * stops nobody: rows only follow, so those up to where the chain stood when it was asked stay as they are.
 */
export async function verifyChain<Row extends { seq: number; hash: string }>(
  chain: Chain<Row>,
): Promise<{ rows: number; finding: Finding | null }> {
  const stand = await chain.stand();
  let last = { seq: 0, hash: chain.firstHash, atMs: 0 };
  for (;;) {
    // An embedded database answers within one turn: others must have theirs.
    await nextTurn();
    const page = await chain.rows(last.seq, stand.lastSeq);
    for (const row of page) {
      const finding = rowFinding(chain, row, last);
      if (finding !== null) return { rows: last.seq, finding };
      last = { seq: row.seq, hash: row.hash, atMs: chain.atMs(row) };
    }
    if (page.length === 0 || last.seq === stand.lastSeq)
      return { rows: last.seq, finding: endFinding(chain, stand, last) };
  }
}

interface Last {
  seq: number;
  hash: string;
  atMs: number;
}

function rowFinding<Row extends { seq: number; hash: string }>(
  chain: Chain<Row>,
  row: Row,
  last: Last,
): Finding | null {
  const { signed, words } = chain;
  const expected = last.seq + 1;
  if (row.seq !== expected)
    return told(chain, expected, 'gap', `${words.row} ${expected} is missing: ${row.seq} follows`);
  if (chain.hashOf(last.hash, row) !== row.hash)
    return told(chain, row.seq, 'altered', `${words.row} ${row.seq} is not as it was written`);
  if (signed?.seq === row.seq && signed.hash !== row.hash) {
    const text = `${words.row} ${row.seq} or one before it was rewritten after a checkpoint`;
    return told(chain, row.seq, 'rewritten', text);
  }
  if (chain.atMs(row) < last.atMs) {
    const text = `${words.row} ${row.seq} says that it was recorded before the one ahead of it`;
    return told(chain, row.seq, 'reordered', text);
  }
  return null;
}

function endFinding<Row extends { seq: number; hash: string }>(
  chain: Chain<Row>,
  { headSeq, headHash }: Stand,
  last: Last,
): Finding | null {
  const { signed, words } = chain;
  const expected = Math.max(headSeq, signed?.seq ?? 0);
  if (last.seq < expected) {
    const text = `${words.row}s ${last.seq + 1} to ${expected} are missing at the end`;
    return told(chain, last.seq + 1, 'truncated', text);
  }
  if (headSeq !== last.seq || headHash !== last.hash) {
    const text = `the head does not point at the last ${words.row}, ${last.seq}`;
    return told(chain, last.seq, 'head', text);
  }
  return null;
}

export function told(
  { clinicId, streamId, words }: Pick<Chain<never>, 'clinicId' | 'streamId' | 'words'>,
  seq: number,
  what: Finding['what'],
  text: string,
): Finding {
  const sentence = `Clinic ${clinicId}, ${words.chain}: ${text}.`;
  return { what, clinicId, streamId, seq, sentence };
}
