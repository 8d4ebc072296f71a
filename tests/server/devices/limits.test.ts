import { afterAll, beforeAll, expect, test } from 'vitest';
import { postLimits } from '#server/devices/post-limits.ts';
import { systemTime } from '#server/elapsed.ts';
import { type Caller, MIN, startTestServer, type TestServer, temporaryFolder } from '../test-server.ts';
import { readings } from '../visit.ts';
import { deviceInfo } from './admin.ts';
import { reading, watched } from './watched.ts';

/** The process clock stands still unless a test moves it: how long the posts take changes nothing. */
let processMs = Date.now();
const time = { ...systemTime, wallMs: () => processMs };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 20, devicePostsPerS: 4 }, surroundings: { time } });
});
afterAll(() => server.stop());

const flood = (device: Caller, items: readonly object[]) =>
  Promise.all(items.map((item) => device.post('/api/v1/readings', item)));
const taken = (count: number) => Array.from({ length: count }, () => reading(server));
const statuses = (answers: readonly { status: number }[]) => ({
  ok: answers.filter(({ status }) => status === 200).length,
  tooMany: answers.filter(({ status }) => status === 429).length,
});

test('a device that floods is asked to wait once its room is used up, and no other device is', async () => {
  const [loud, quiet] = [await watched(server), await watched(server)];
  const [loudAnswers, quietAnswers] = await Promise.all([
    flood(loud.device, taken(30)),
    flood(quiet.device, taken(10)),
  ]);
  expect(statuses(loudAnswers)).toEqual({ ok: 20, tooMany: 10 });
  expect(statuses(quietAnswers)).toEqual({ ok: 10, tooMany: 0 });
  const refused = loudAnswers.find(({ status }) => status === 429);
  expect(refused?.body).toMatchObject({ type: 'urn:afterdose:problem:too-many-posts', status: 429 });
  expect(refused?.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(refused?.headers.get('retry-after')).toBe('1');
  expect(await deviceInfo(server.nurse, loud.deviceId)).toMatchObject({ limitedToday: 10, refusedToday: 0 });
  expect(await deviceInfo(server.nurse, quiet.deviceId)).toMatchObject({ limitedToday: 0 });
});

test('what was asked to wait is taken when it comes again, and everything answered 200 is charted once', async () => {
  const { device, sessionId } = await watched(server);
  const items = taken(24);
  const first = await flood(device, items);
  const waiting = items.filter((_, index) => first[index]?.status === 429);
  expect(waiting).toHaveLength(4);
  processMs += 1000;
  expect(statuses(await flood(device, waiting))).toEqual({ ok: 4, tooMany: 0 });
  expect(statuses(await flood(device, taken(1)))).toEqual({ ok: 0, tooMany: 1 });
  const page = await readings(server.nurse, sessionId);
  const ids = page
    .map(({ readingId }) => readingId)
    .filter((id) => items.some((item) => item.readingId === id));
  expect(ids.sort()).toEqual(items.map(({ readingId }) => readingId).sort());
});

test('a post of more readings than are left is refused whole: none of it is charted', async () => {
  const { device, sessionId, deviceId } = await watched(server);
  const one = reading(server);
  const many = Array.from({ length: 500 }, () => one);
  for (let n = 0; n < 4; n += 1)
    expect(await device.post('/api/v1/readings', many)).toMatchObject({ status: 200 });
  const next = reading(server);
  expect((await device.post('/api/v1/readings', [next])).status).toBe(429);
  const ids = (await readings(server.nurse, sessionId)).map(({ readingId }) => readingId);
  expect([ids.includes(one.readingId), ids.includes(next.readingId)]).toEqual([true, false]);
  expect(await deviceInfo(server.nurse, deviceId)).toMatchObject({ limitedToday: 1 });
});

test('how often a device was asked to wait is counted by the day, and outlives a restart', async () => {
  const folder = temporaryFolder();
  const first = await startTestServer({
    dataFolder: folder.path,
    config: { devicePostsPerS: 1 },
    surroundings: { time },
  });
  const { deviceId, caller: device } = await first.device('Loud');
  await flood(device, taken(8));
  await first.stop();
  const again = await startTestServer({ dataFolder: folder.path, surroundings: { time } });
  expect(await deviceInfo(again.nurse, deviceId)).toMatchObject({ limitedToday: 3 });
  await again.setClock(again.house.clock.now() + 24 * 60 * MIN);
  expect(await deviceInfo(again.nurse, deviceId)).toMatchObject({ limitedToday: 0 });
  await again.stop();
  folder.remove();
});

test('room comes back evenly, up to five seconds of it, a hundred posts unless set otherwise, for each device by itself', () => {
  const { post } = postLimits(20);
  const postAt = (nowMs: number, device = 'a') => post(device, nowMs) === 0;
  expect(Array.from({ length: 101 }, () => postAt(0)).filter(Boolean)).toHaveLength(100);
  expect([postAt(0, 'b'), postAt(49), postAt(50), postAt(50)]).toEqual([true, false, true, false]);
  expect(Array.from({ length: 150 }, () => postAt(60_000)).filter(Boolean)).toHaveLength(100);
});

test('the wait that is told is long enough for the whole post', () => {
  const { readings: ask } = postLimits(20);
  expect(ask('a', 9_800, 0)).toBe(0);
  const waitMs = ask('a', 500, 0);
  expect(waitMs).toBe(150);
  expect(ask('a', 500, waitMs - 1)).toBe(1);
  expect(ask('a', 500, waitMs)).toBe(0);
});

test('a process clock that is set back neither gives room nor takes it', () => {
  const { post } = postLimits(1);
  for (let n = 0; n < 5; n += 1) expect(post('a', 10_000)).toBe(0);
  expect(post('a', 0)).toBe(1000);
  expect(post('a', 1000)).toBe(0);
});

test('the largest post fits even the smallest setting', () => {
  expect(postLimits(1).readings('a', 500, 0)).toBe(0);
});
