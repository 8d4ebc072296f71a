import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openLog } from '#server/log/open-log.ts';
import { verifyLog } from '#server/log/verify.ts';
import { CLINIC, noteTexts } from '#tests/server/log/build.ts';
import { type Found, newHistory, problemsOf, type WriterHistory } from './history.ts';
import { killAfterMs, killSettings } from './kill-settings.ts';
import { seededRandom } from './random.ts';
import { writerId } from './writer-id.ts';

const WRITERS = 20;
/** A new log now and then keeps reading it back quick. */
const ROUNDS_A_LOG = 10;
const { rounds, seed } = killSettings();

test(`${rounds} kills of 20 writers lose nothing acknowledged, double nothing and leave a whole log (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  let acknowledged = 0;
  for (let first = 0; first < rounds; first += ROUNDS_A_LOG) {
    const folder = mkdtempSync(join(tmpdir(), 'afterdose-kill-'));
    const history = newHistory(WRITERS);
    for (let round = first; round < Math.min(first + ROUNDS_A_LOG, rounds); round += 1) {
      await writeUntilKilled(folder, history, random);
      // Every other time the next life of the writers finds the log just as the kill left it.
      if (random() < 0.5)
        expect(await problemsIn(folder, history), `round ${round}, seed ${seed}`).toEqual([]);
    }
    expect(await problemsIn(folder, history), `after ${first}, seed ${seed}`).toEqual([]);
    acknowledged += history.reduce((sum, writer) => sum + writer.acknowledged, 0);
    rmSync(folder, { recursive: true });
  }
  console.info(`${rounds} kills, ${acknowledged} acknowledged, seed ${seed}`);
  expect(acknowledged).toBeGreaterThan(rounds);
});

async function writeUntilKilled(
  folder: string,
  history: WriterHistory[],
  random: () => number,
): Promise<void> {
  const last = JSON.stringify(history.map((writer) => writer.acknowledged));
  const program = join(import.meta.dirname, 'log-writer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder, last], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = listen(child, history);
  // One kill in eight may hit the opening itself.
  if (random() < 0.875) await lines.ready;
  await delay(killAfterMs(random));
  expect(child.exitCode, 'the writers stopped by themselves').toBeNull();
  child.kill('SIGKILL');
  await lines.ended;
}

/** Takes down what the writers say until their last word. */
function listen(
  child: ChildProcess,
  history: WriterHistory[],
): { ready: Promise<void>; ended: Promise<unknown> } {
  if (child.stdout === null) throw new Error('the writers have no standard output');
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line === 'ready') resolve();
      else takeDown(line, history);
    });
    child.once('exit', () => resolve());
  });
  return { ready, ended: Promise.all([once(lines, 'close'), once(child, 'close')]) };
}

function takeDown(line: string, history: WriterHistory[]): void {
  const [act, writer, number, seq] = line.split(' ');
  const own = history[Number(writer)];
  // The kill may cut the last line short.
  if (own === undefined || number === undefined || !(act === 'sent' || act === 'recorded')) return;
  if (act === 'sent') own.sent = Math.max(own.sent, Number(number));
  else {
    own.acknowledged = Math.max(own.acknowledged, Number(number));
    if (seq !== undefined) own.seqs.set(Number(number), Number(seq));
  }
}

async function problemsIn(folder: string, history: WriterHistory[]): Promise<string[]> {
  const log = await openLog({ dataFolder: folder, databaseUrl: null });
  try {
    const { findings } = await verifyLog(log);
    const problems = findings.map((finding) => finding.sentence);
    for (const [writer, own] of history.entries()) {
      const found = await numbersOf(writer, 'stream');
      const twins = (await numbersOf(writer, 'twin')).map(({ number }) => number);
      problems.push(...problemsOf(writer, own, found));
      const expected = found.map(({ number }) => number).filter((number) => number % 3 === 0);
      if (twins.join() !== expected.join()) problems.push(`writer ${writer}: a batch was stored in part`);
    }
    return problems;
  } finally {
    await log.close();
  }

  async function numbersOf(writer: number, part: string): Promise<Found[]> {
    const events = await log.read(CLINIC, writerId(writer, 0, part), 0);
    return noteTexts(events).map((text, i) => ({ number: Number(text), seq: i + 1 }));
  }
}
