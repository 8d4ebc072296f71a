import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import type { CheckpointRow, Db } from './database.ts';
import type { Log } from './open-log.ts';
import { ACCESS_TRAIL } from './view-chain.ts';

/**
 * Checkpoints expose what a hash chain alone cannot: a stream cut short, or rewritten from some point to its end.
 * Each holds the heads that moved since the one before, of streams and of access trails, signed together with the
 * signature before it.
 */
const headsSchema = z.array(z.tuple([z.string(), z.string(), z.int(), z.string()]));

/** A stream's head as a checkpoint saw it. */
export interface Head {
  clinicId: string;
  streamId: string;
  seq: number;
  hash: string;
}

/**
 * Signs the heads of all streams and access trails for the UTC day of `nowMs`. A day that has its checkpoint keeps
 * it: false then.
 */
export async function writeDailyCheckpoint({ engine, keys }: Log, nowMs: number): Promise<boolean> {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  return engine.transact(async (tx) => {
    const made = await tx.selectFrom('checkpoints').selectAll().orderBy('number').execute();
    if (made.some((checkpoint) => checkpoint.day === day)) return false;
    const last = made.at(-1);
    const unsigned = {
      number: (last?.number ?? 0) + 1,
      day,
      made_at: nowMs,
      heads: JSON.stringify(await movedHeads(tx, foldHeads(made))),
    };
    const mac = checkpointMac(keys.signing, last?.mac ?? '', unsigned);
    await tx
      .insertInto('checkpoints')
      .values({ ...unsigned, mac })
      .execute();
    return true;
  });
}

async function movedHeads(tx: Db, known: ReadonlyMap<string, Head>): Promise<z.infer<typeof headsSchema>> {
  const heads = await tx
    .selectFrom('streams')
    .selectAll()
    .orderBy('clinic_id')
    .orderBy('stream_id')
    .execute();
  const trails = await tx.selectFrom('trail_heads').selectAll().orderBy('clinic_id').execute();
  return [...heads, ...trails.map((head) => ({ ...head, stream_id: ACCESS_TRAIL }))]
    .filter((head) => known.get(headKey(head.clinic_id, head.stream_id))?.hash !== head.head_hash)
    .map((head) => [head.clinic_id, head.stream_id, head.head_seq, head.head_hash]);
}

export function headKey(clinicId: string, streamId: string): string {
  return `${clinicId} ${streamId}`;
}

/** The newest head of each stream that any of the checkpoints holds. */
export function foldHeads(checkpoints: readonly CheckpointRow[]): Map<string, Head> {
  const heads = new Map<string, Head>();
  for (const checkpoint of checkpoints) {
    for (const [clinicId, streamId, seq, hash] of headsSchema.parse(JSON.parse(checkpoint.heads))) {
      heads.set(headKey(clinicId, streamId), { clinicId, streamId, seq, hash });
    }
  }
  return heads;
}

/** The number of the first checkpoint that was altered, removed from between or not signed by us; null when none. */
export function firstForged(signing: Buffer, checkpoints: readonly CheckpointRow[]): number | null {
  let previousMac = '';
  for (const [i, checkpoint] of checkpoints.entries()) {
    const expected = Buffer.from(checkpointMac(signing, previousMac, checkpoint));
    const found = Buffer.from(checkpoint.mac);
    const genuine = found.length === expected.length && timingSafeEqual(found, expected);
    if (checkpoint.number !== i + 1 || !genuine) return i + 1;
    previousMac = checkpoint.mac;
  }
  return null;
}

function checkpointMac(signing: Buffer, previousMac: string, row: Omit<CheckpointRow, 'mac'>): string {
  return createHmac('sha256', signing)
    .update(JSON.stringify([previousMac, row.number, row.day, row.made_at, row.heads]))
    .digest('hex');
}
