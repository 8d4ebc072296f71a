import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environment } from '#server/config.ts';
import { admit, asDevice, bind, type Caller, postReadings, send } from '#server/demo/clinic-client.ts';
import { buildWhenNeeded, root } from '#server/prepare.mjs';
import type { Recorded } from '#shared/events.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { type Found, newHistory, problemsOf, type WriterHistory } from './history.ts';
import { killAfterMs, killSettings } from './kill-settings.ts';
import { seededRandom } from './random.ts';
import { verifyFolder } from './verify-folder.ts';
import { writerId } from './writer-id.ts';

const WRITERS = 20;
const SESSIONS = 5;
/** New sessions now and then keep every one of a length that a visit could have. */
const ROUNDS_A_VISIT = 10;
/** Bindings begin here; readings are of the minute before each round. */
const START = Date.UTC(2026, 10, 23, 9, 0);
const MINUTE_MS = 60_000;
const { rounds, seed } = killSettings();

/** A device of its own, posting one reading after the other to its session. */
interface Writer {
  device: Caller;
  deviceId: string;
  sessionId: string;
  history: WriterHistory;
}

let clinic: TestClinic;
let devices: { deviceId: string; token: string }[] = [];
beforeAll(async () => {
  await buildWhenNeeded();
  clinic = await openTestClinic(START, [NORA]);
  for (let i = 0; i < WRITERS; i += 1) devices = [...devices, await clinic.addDevice(`Cuff ${i}`)];
});
afterAll(() => clinic?.close());

test(`${rounds} kills of a server under 20 devices lose no acknowledged reading and double none (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  let acknowledged = 0;
  for (let first = 0; first < rounds; first += ROUNDS_A_VISIT) {
    const writers = await openVisit(first);
    for (let round = first; round < Math.min(first + ROUNDS_A_VISIT, rounds); round += 1) {
      const takenAtMs = START + (round + 2) * MINUTE_MS;
      await clinic.setClock(takenAtMs);
      await postUntilKilled(writers, first, takenAtMs, killAfterMs(random));
      expect(await verifyFolder(clinic.dataFolder), `round ${round}, seed ${seed}`).toEqual([]);
      // One kill in eight hits the next start too.
      if (random() < 0.125) await killWhileStarting(killAfterMs(random));
      await clinic.restart();
    }
    expect(await problemsIn(writers, first), `after ${first}, seed ${seed}`).toEqual([]);
    acknowledged += writers.reduce((sum, { history }) => sum + history.acknowledged, 0);
    await closeVisit(writers);
  }
  console.info(`${rounds} kills, ${acknowledged} acknowledged, seed ${seed}`);
  expect(acknowledged).toBeGreaterThan(rounds);
});

async function openVisit(visit: number): Promise<Writer[]> {
  const nurse = await clinic.signIn(NORA);
  const sessionIds: string[] = [];
  for (let i = 0; i < SESSIONS; i += 1) sessionIds.push(await openSession(nurse, visit, i));
  const histories = newHistory(WRITERS);
  const writers = devices.map(({ deviceId, token }, i) => ({
    device: asDevice(clinic.base, token),
    deviceId,
    sessionId: sessionIds[i % SESSIONS] as string,
    history: histories[i] as WriterHistory,
  }));
  for (const { deviceId, sessionId } of writers) await bind(nurse, deviceId, sessionId);
  return writers;
}

async function openSession(nurse: Caller, visit: number, i: number): Promise<string> {
  const identity = {
    name: `Patient ${visit} ${i}`,
    chosenName: null,
    birthDate: '1980-01-01',
    sex: 'unknown',
    recordNumber: `${visit}-${i}`,
    allergies: [],
  } as const;
  const plan = { plannedMg: 56, plannedAtMs: START, chairId: String(i + 1) };
  return (await admit(nurse, { ...identity, allergies: [] }, plan)).sessionId;
}

async function closeVisit(writers: readonly Writer[]): Promise<void> {
  const nurse = await clinic.signIn(NORA);
  for (const sessionId of new Set(writers.map((writer) => writer.sessionId))) {
    await send(nurse, sessionId, { type: 'CancelSession', body: { reason: 'end of the visit' } });
  }
}

async function postUntilKilled(
  writers: readonly Writer[],
  visit: number,
  takenAtMs: number,
  afterMs: number,
): Promise<void> {
  const posting = writers.map((writer, i) => postUntilRefused(writer, visit * WRITERS + i, takenAtMs));
  await delay(afterMs);
  await clinic.kill();
  await Promise.all(posting);
}

/** Ends when the server is gone; the unanswered reading is posted again in the next round. */
async function postUntilRefused(
  { device, history }: Writer,
  writer: number,
  takenAtMs: number,
): Promise<void> {
  for (;;) {
    const number = history.acknowledged + 1;
    history.sent = Math.max(history.sent, number);
    const reading = {
      readingId: writerId(writer, number, 'reading'),
      // A repeat of what was sent in an earlier round keeps its time, as a device's would.
      takenAt: new Date(takenAtOf(history, number, takenAtMs - (number % 50) * 1000)).toISOString(),
      systolicMmHg: 110 + (number % 20),
      diastolicMmHg: 70,
      heartRateBpm: 70,
    };
    const answers = await postReadings(device, [reading]).catch(() => null);
    if (answers === null) return;
    const [answer] = answers;
    expect(answer?.status, JSON.stringify(answer)).toMatch(/recorded|duplicate/);
    expect(answer).not.toHaveProperty('problem');
    history.acknowledged = number;
    if (answer?.seq !== undefined) history.seqs.set(number, answer.seq);
  }
}

const takenAt = new WeakMap<WriterHistory, Map<number, number>>();
function takenAtOf(history: WriterHistory, number: number, nowMs: number): number {
  const times = takenAt.get(history) ?? new Map<number, number>();
  takenAt.set(history, times);
  const atMs = times.get(number) ?? nowMs;
  times.set(number, atMs);
  return atMs;
}

/** A start that never gets to serve: it may have restored some sessions and announced some alerts, or nothing. */
async function killWhileStarting(afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [join(root, '.build/server/main.js')], {
    cwd: root,
    env: {
      ...environment(),
      AFTERDOSE_DATA: clinic.dataFolder,
      AFTERDOSE_CLOCK: 'controlled',
      AFTERDOSE_PORT: '0',
      AFTERDOSE_DATABASE_URL: '',
    },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await delay(afterMs);
  child.kill('SIGKILL');
  await ended;
}

async function problemsIn(writers: readonly Writer[], visit: number): Promise<string[]> {
  const nurse = await clinic.signIn(NORA);
  const problems: string[] = [];
  for (const sessionId of new Set(writers.map((writer) => writer.sessionId))) {
    const events = await eventsOf(nurse, sessionId);
    for (const [i, { sessionId: own, history }] of writers.entries()) {
      if (own === sessionId)
        problems.push(...problemsOf(i, history, found(visit * WRITERS + i, history, events)));
    }
  }
  return problems;
}

async function eventsOf(nurse: Caller, sessionId: string): Promise<Recorded[]> {
  const all: Recorded[] = [];
  for (;;) {
    const after = all.at(-1)?.seq ?? 0;
    const page = await nurse.get<{ events: Recorded[] }>(
      `/api/v1/sessions/${sessionId}/events?afterSeq=${after}`,
    );
    if (page.events.length === 0) return all;
    all.push(...page.events);
  }
}

/** What of the writer's is in its session; one number beyond those sent would show up too. */
function found(writer: number, history: WriterHistory, events: readonly Recorded[]): Found[] {
  const numbers = new Map<string, number>();
  for (let number = 1; number <= history.sent + 1; number += 1) {
    numbers.set(writerId(writer, number, 'reading'), number);
  }
  return events.flatMap(({ event, seq }) => {
    const number = event.type === 'EntryRecorded' ? numbers.get(event.body.entryId) : undefined;
    return number === undefined ? [] : [{ number, seq }];
  });
}
