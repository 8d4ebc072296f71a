import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '#server/log/open-log.ts';
import { verifyLog } from '#server/log/verify.ts';
import { batch, CLINIC, note, noteTexts, stream } from '#tests/server/log/build.ts';
import { seededRandom } from './random.ts';

const FILES = ['afterdose.db', 'afterdose.db-wal', 'afterdose.key'] as const;
const WAL = 'afterdose.db-wal';
const EVENTS = 60;
const session = randomUUID();
const texts = Array.from({ length: EVENTS }, (_, i) => `${i + 1}`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterdose-torn-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The files as a power cut would leave them: the log still open, everything acknowledged. */
async function filesAtPowerCut(): Promise<Record<(typeof FILES)[number], Buffer>> {
  const log = await openLog({ dataFolder: folder, databaseUrl: null });
  for (const [seq, text] of texts.entries()) {
    await log.append(batch([stream(session, [note(text)], { expectedSeq: seq })]));
  }
  const files = Object.fromEntries(FILES.map((name) => [name, readFileSync(join(folder, name))]));
  await log.close();
  return files as Record<(typeof FILES)[number], Buffer>;
}

/** What a start finds when the write-ahead log is `wal`. Throws unless it is whole. */
async function notesFoundWith(files: Record<(typeof FILES)[number], Buffer>, wal: Buffer): Promise<string[]> {
  const inside = mkdtempSync(join(folder, 'start-'));
  for (const name of FILES) writeFileSync(join(inside, name), name === WAL ? wal : files[name]);
  const log = await openLog({ dataFolder: inside, databaseUrl: null });
  try {
    expect((await verifyLog(log)).findings).toEqual([]);
    return noteTexts(await log.read(CLINIC, session, 0));
  } finally {
    await log.close();
    rmSync(inside, { recursive: true });
  }
}

test('after a power cut everything acknowledged is there', async () => {
  const files = await filesAtPowerCut();
  expect(await notesFoundWith(files, files[WAL])).toEqual(texts);
});

test('a write-ahead log cut at any place, or with one byte turned, opens to a beginning of the record that verifies', async () => {
  const files = await filesAtPowerCut();
  const wal = files[WAL];
  const random = seededRandom(20_261);
  const lengths = new Set<number>();
  for (let i = 0; i < 120; i += 1) {
    const at = Math.floor(random() * wal.length);
    const torn = Buffer.from(i % 3 === 0 ? wal : wal.subarray(0, at));
    if (i % 3 === 0) torn[at] = (torn[at] ?? 0) ^ 0x5a;
    const found = await notesFoundWith(files, torn);
    expect(found, `${i % 3 === 0 ? 'turned' : 'cut'} at ${at}`).toEqual(texts.slice(0, found.length));
    lengths.add(found.length);
  }
  // The damage did reach the record: otherwise this test would prove nothing.
  expect(lengths.size).toBeGreaterThan(10);
});
