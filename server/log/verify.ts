import { firstForged, foldHeads, type Head, headKey } from './checkpoint.ts';
import type { AccessTrailRow, Db, StoredEventRow, StreamRow } from './database.ts';
import { chainHash, genesisHash } from './hash-chain.ts';
import type { Log } from './open-log.ts';
import { type Chain, type Finding, type Stand, told, verifyChain } from './verify-chain.ts';
import { ACCESS_TRAIL, firstViewHash, viewHash } from './view-chain.ts';

export interface Verification {
  streams: number;
  events: number;
  views: number;
  checkpoints: number;
  /** Signature of the newest checkpoint: kept elsewhere, it exposes the removal of the newest checkpoints too. */
  lastMac: string | null;
  /** The first finding of each stream and access trail, in the order of clinic and stream; none: all is whole. */
  findings: Finding[];
}

/**
 * Reads the log and the access trail and recomputes them: row hashes, order, heads, checkpoints and the database's own
 * soundness. Of one clinic (not null) only its own rows are read, and nothing is told of another.
 */
export async function verifyLog(
  { engine, keys }: Pick<Log, 'engine' | 'keys'>,
  clinicId: string | null = null,
): Promise<Verification> {
  const { db } = engine;
  // Checkpoints before heads before rows: whatever is appended meanwhile is never further back than what it is held against.
  const checkpoints = await db.selectFrom('checkpoints').selectAll().orderBy('number').execute();
  const forged = firstForged(keys.signing, checkpoints);
  const signed = foldHeads(forged === null ? checkpoints : checkpoints.slice(0, forged - 1));
  const streams = await streamsOf(db, clinicId);
  const trails = await trailsOf(db, clinicId);

  const found: (Finding | null)[] =
    clinicId === null ? (await engine.checkStorage()).map(storageFinding) : [];
  if (forged !== null) found.push(checkpointFinding(forged));
  async function walk<Row extends { seq: number; hash: string }>(
    chainOf: (signed: Head | null) => Chain<Row>,
  ): Promise<number> {
    const { clinicId: clinic, streamId } = chainOf(null);
    const key = headKey(clinic, streamId);
    const { rows, finding } = await verifyChain(chainOf(signed.get(key) ?? null));
    signed.delete(key);
    found.push(finding);
    return rows;
  }
  let [events, views] = [0, 0];
  for (const stream of streams) events += await walk((head) => streamChain(db, stream, head));
  for (const clinic of trails) views += await walk((head) => trailChain(db, clinic, head));
  // Chains a checkpoint has seen and that are gone altogether.
  for (const head of signed.values())
    if (clinicId === null || head.clinicId === clinicId) found.push(missing(head));
  return {
    streams: streams.length,
    events,
    views,
    checkpoints: checkpoints.length,
    lastMac: checkpoints.at(-1)?.mac ?? null,
    findings: found.filter((finding) => finding !== null),
  };
}

async function streamsOf(db: Db, clinicId: string | null): Promise<StreamRow[]> {
  const streams = db.selectFrom('streams').selectAll().orderBy('clinic_id').orderBy('stream_id');
  return (clinicId === null ? streams : streams.where('clinic_id', '=', clinicId)).execute();
}

/** The clinics with an access trail, be it only its head or only rows that are left of it. */
async function trailsOf(db: Db, clinicId: string | null): Promise<string[]> {
  if (clinicId !== null) return [clinicId];
  const heads = await db.selectFrom('trail_heads').select('clinic_id').execute();
  const rows = await db.selectFrom('access_trail').select('clinic_id').distinct().execute();
  return [...new Set([...heads, ...rows].map((row) => row.clinic_id))].sort();
}

/** Few enough that reading and hashing a page keeps nobody waiting. */
const ROWS_A_PAGE = 250;

function streamChain(db: Db, stream: StreamRow, signed: Head | null): Chain<StoredEventRow> {
  const { clinic_id: clinicId, stream_id: streamId, kind } = stream;
  const events = db.selectFrom('events').where('clinic_id', '=', clinicId).where('stream_id', '=', streamId);
  const head = db.selectFrom('streams').where('clinic_id', '=', clinicId).where('stream_id', '=', streamId);
  const firstHash = genesisHash(clinicId, streamId, kind);
  return {
    clinicId,
    streamId,
    words: streamWords(streamId),
    firstHash,
    signed,
    stand: () =>
      standOf(
        db.selectNoFrom([
          head.select('head_seq').as('head_seq'),
          head.select('head_hash').as('head_hash'),
          events.select((eb) => eb.fn.max('seq').as('seq')).as('last_seq'),
        ]),
        firstHash,
      ),
    rows: (after, until) =>
      events
        .selectAll()
        .where('seq', '>', after)
        .where('seq', '<=', until)
        .orderBy('seq')
        .limit(ROWS_A_PAGE)
        .execute(),
    hashOf: chainHash,
    atMs: (row) => row.recorded_at,
  };
}

const streamWords = (streamId: string) => ({ row: 'event', chain: `stream ${streamId}` });
const TRAIL_WORDS = { row: 'view', chain: 'access trail' };

function trailChain(db: Db, clinicId: string, signed: Head | null): Chain<AccessTrailRow> {
  const views = db.selectFrom('access_trail').where('clinic_id', '=', clinicId);
  const head = db.selectFrom('trail_heads').where('clinic_id', '=', clinicId);
  const firstHash = firstViewHash(clinicId);
  return {
    clinicId,
    streamId: ACCESS_TRAIL,
    words: TRAIL_WORDS,
    firstHash,
    signed,
    stand: () =>
      standOf(
        db.selectNoFrom([
          head.select('head_seq').as('head_seq'),
          head.select('head_hash').as('head_hash'),
          views.select((eb) => eb.fn.max('seq').as('seq')).as('last_seq'),
        ]),
        firstHash,
      ),
    rows: (after, until) =>
      views
        .selectAll()
        .where('seq', '>', after)
        .where('seq', '<=', until)
        .orderBy('seq')
        .limit(ROWS_A_PAGE)
        .execute(),
    hashOf: viewHash,
    atMs: (row) => row.at_ms,
  };
}

/** One statement sees one moment. */
async function standOf(
  query: {
    executeTakeFirstOrThrow(): Promise<{
      head_seq: number | null;
      head_hash: string | null;
      last_seq: number | null;
    }>;
  },
  firstHash: string,
): Promise<Stand> {
  const row = await query.executeTakeFirstOrThrow();
  return { headSeq: row.head_seq ?? 0, headHash: row.head_hash ?? firstHash, lastSeq: row.last_seq ?? 0 };
}

function missing({ clinicId, streamId, seq }: Head): Finding {
  const words = streamId === ACCESS_TRAIL ? TRAIL_WORDS : streamWords(streamId);
  const text = `it is gone, a checkpoint has seen ${seq} ${words.row}s of it`;
  return told({ clinicId, streamId, words }, 1, 'truncated', text);
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
  const { streams, events, views, checkpoints, lastMac, findings } = result;
  const counted = `${events} events in ${streams} streams, ${views} views in the access trail, ${checkpoints} checkpoints`;
  if (findings.length === 0) {
    return [`The log is whole: ${counted}.`, ...(lastMac ? [`Newest checkpoint: ${lastMac}`] : [])].join(
      '\n',
    );
  }
  return [`THE LOG IS NOT AS IT WAS WRITTEN (${counted}):`, ...findings.map((f) => `- ${f.sentence}`)].join(
    '\n',
  );
}
