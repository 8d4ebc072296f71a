import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { makeLogger } from '#server/http/logging.ts';
import type { Log } from '#server/log/open-log.ts';
import { verifyLog } from '#server/log/verify.ts';
import { openHouse } from '#server/open-house.ts';
import type { AnyEvent, Recorded } from '#shared/events.ts';
import {
  MIN,
  signIn,
  startTestServer,
  TEN,
  type TestServer,
  temporaryFolder,
  testConfig,
} from '../test-server.ts';
import { CALM, giveDose, openVisit, readings, recordSet, send, view } from '../visit.ts';

let dataFolder = temporaryFolder();
let server: TestServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
  dataFolder.remove();
  dataFolder = temporaryFolder();
});

async function start(): Promise<TestServer> {
  server = await startTestServer({ dataFolder: dataFolder.path });
  return server;
}

async function stop(): Promise<void> {
  await server?.stop();
  server = null;
}

/** A dosed patient with a critical pressure nobody has acknowledged, at T+10. */
async function alarming(): Promise<string> {
  const running = await start();
  const { sessionId } = await openVisit(running.nurse);
  await send(running.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(running.nurse, sessionId, recordSet(TEN, CALM));
  await send(running.nurse, sessionId, giveDose(TEN));
  await running.setClock(TEN + 10 * MIN);
  await send(running.nurse, sessionId, recordSet(TEN + 10 * MIN, { systolicMmHg: 190, diastolicMmHg: 100 }));
  return sessionId;
}

async function announcements(running: TestServer, sessionId: string) {
  const events = (await running.house.log.read(running.house.clinicId, sessionId, 0)) as Recorded<AnyEvent>[];
  return events.flatMap(({ event, eventId }) =>
    event.type === 'Announced' ? [{ eventId, ...event.body }] : [],
  );
}

/** Time passes while the server is down: the position of the test clock is all that a folder knows of it. */
async function passWhileDown(atMs: number): Promise<void> {
  const { writeFileSync } = await import('node:fs');
  writeFileSync(`${dataFolder.path}/clock.json`, JSON.stringify({ kind: 'controlled', atMs }));
}

test('a restart holds every acknowledged entry once, and judges as before', async () => {
  const sessionId = await alarming();
  const before = await view(server?.nurse as TestServer['nurse'], sessionId);
  await stop();
  const again = await start();
  const nurse = await signIn(again.url, 'Nora Keller');
  const after = await view(nurse, sessionId);
  expect(after).toEqual(before);
  expect(await readings(nurse, sessionId)).toHaveLength(2);
});

test('announcements missed while the server was down are recorded once, marked late', async () => {
  const sessionId = await alarming();
  const before = (await announcements(server as TestServer, sessionId)).map(({ stepId }) => stepId);
  await stop();
  await passWhileDown(TEN + 14 * MIN);
  const again = await start();
  const missed = (await announcements(again, sessionId)).filter(({ stepId }) => !before.includes(stepId));
  expect(missed.map(({ step }) => step)).toEqual(
    expect.arrayContaining(['secondNurseTold', 'prescriberTold']),
  );
  expect(missed.every(({ late }) => late)).toBe(true);
  await stop();
  const third = await start();
  const ids = (await announcements(third, sessionId)).map(({ eventId }) => eventId);
  expect(ids).toHaveLength(before.length + missed.length);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a restart goes on counting: the next announcement comes at its own time and is not late', async () => {
  const sessionId = await alarming();
  await stop();
  const again = await start();
  const before = (await announcements(again, sessionId)).length;
  await again.setClock(TEN + 14 * MIN);
  const after = (await announcements(again, sessionId)).slice(before);
  expect(after.length).toBeGreaterThan(0);
  expect(after.every(({ late }) => !late)).toBe(true);
});

test('moving the test clock in one leap or in many announces the same steps at the same times', async () => {
  const stepsAfter = async (leaps: number[]) => {
    const sessionId = await alarming();
    for (const minutes of leaps) await server?.setClock(TEN + minutes * MIN);
    const steps = (await announcements(server as TestServer, sessionId)).map(
      ({ step, severity, alertClass, atMs, late }) => ({ step, severity, alertClass, atMs, late }),
    );
    await stop();
    dataFolder.remove();
    dataFolder = temporaryFolder();
    return steps;
  };
  const inOne = await stepsAfter([70]);
  expect(inOne.length).toBeGreaterThan(5);
  expect(await stepsAfter([11, 12, 13, 20, 25, 26, 44, 46, 47, 60, 70])).toEqual(inOne);
});

test('a command repeated after the restart answers as the first did', async () => {
  const running = await start();
  const { sessionId } = await openVisit(running.nurse);
  const commandId = randomUUID();
  const arrive = { type: 'ArrivePatient', body: { chairId: '1' } } as const;
  const first = await send(running.nurse, sessionId, arrive, { commandId });
  await stop();
  const again = await start();
  const nurse = await signIn(again.url, 'Nora Keller');
  expect((await send(nurse, sessionId, arrive, { commandId })).body).toEqual(first.body);
});

test('a snapshot changes nothing but the time a start takes', async () => {
  const running = await start();
  const { sessionId } = await openVisit(running.nurse);
  await send(running.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  for (let n = 0; n < 210; n += 1)
    await send(running.nurse, sessionId, recordSet(TEN, { heartRateBpm: 60 + (n % 40) }));
  const before = await view(running.nurse, sessionId);
  const kept = () =>
    running.house.db.selectFrom('snapshots').select('seq').where('stream_id', '=', sessionId).execute();
  expect((await kept()).map(({ seq }) => seq)).toEqual([200]);
  await stop();
  const again = await start();
  expect(await view(await signIn(again.url, 'Nora Keller'), sessionId)).toEqual(before);
  await again.house.db.deleteFrom('snapshots').execute();
  await stop();
  const refolded = await start();
  expect(await view(await signIn(refolded.url, 'Nora Keller'), sessionId)).toEqual(before);
});

test('after all of it the log verifies', async () => {
  await alarming();
  await server?.setClock(TEN + 60 * MIN);
  await stop();
  const opened = await openHouse(testConfig(dataFolder.path), makeLogger('silent'));
  expect((await verifyLog(opened.log as Log)).findings).toEqual([]);
  await opened.close();
});
