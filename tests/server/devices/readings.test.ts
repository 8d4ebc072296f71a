import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caller, startTestServer, type TestServer } from '../test-server.ts';
import { readings, view } from '../visit.ts';
import { postMany, postOne, reading, watched } from './watched.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 40 } });
});
afterAll(() => server.stop());

const now = () => server.house.clock.now();

test('one reading is answered by itself, with its session and position, and is charted with its source', async () => {
  const { device, deviceId, sessionId } = await watched(server);
  const item = reading(server, { oxygenLitresPerMin: 2, method: { site: 'left arm' } });
  const answer = await postOne(device, item);
  expect(answer).toEqual({
    readingId: item.readingId,
    status: 'recorded',
    sessionId,
    seq: expect.any(Number),
  });
  const charted = (await readings(server.nurse, sessionId)).find(
    ({ readingId }) => readingId === item.readingId,
  );
  expect(charted).toMatchObject({
    takenAt: item.takenAt,
    systolicMmHg: 128,
    diastolicMmHg: 82,
    oxygenLitresPerMin: 2,
    method: { site: 'left arm' },
    source: { by: 'device', deviceId, continuous: false },
    needsReview: false,
  });
});

test('an array is answered item by item, in order, whatever becomes of its neighbours', async () => {
  const { device, sessionId } = await watched(server);
  const good = reading(server);
  const answers = await postMany(device, [
    good,
    reading(server, { systolicMmHg: 39 }),
    good,
    reading(server, { heartRateBpm: 70 }),
    7,
  ]);
  expect(answers.map(({ status }) => status)).toEqual([
    'recorded',
    'refused',
    'duplicate',
    'recorded',
    'refused',
  ]);
  expect(answers[2]).toEqual({ ...answers[0], status: 'duplicate' });
  expect(await readings(server.nurse, sessionId)).toHaveLength(3);
});

test('an empty array is answered by an empty one', async () => {
  const { device } = await watched(server);
  expect(await postMany(device, [])).toEqual([]);
});

test('the same reading posted again, also beside itself, is there once and keeps its place', async () => {
  const { device, sessionId } = await watched(server);
  const item = reading(server);
  const answers = await Promise.all(Array.from({ length: 5 }, () => postOne(device, item)));
  expect(answers.map(({ status }) => status).sort()).toEqual([
    'duplicate',
    'duplicate',
    'duplicate',
    'duplicate',
    'recorded',
  ]);
  expect(new Set(answers.map(({ seq, sessionId: id }) => `${id} ${seq}`)).size).toBe(1);
  expect(await readings(server.nurse, sessionId)).toHaveLength(2);
});

test('an id used again for other values is a duplicate with the conflict told and noted; the first stands', async () => {
  const { device, deviceId, sessionId } = await watched(server);
  const item = reading(server);
  const first = await postOne(device, item);
  const other = await postOne(device, { ...item, systolicMmHg: 150 });
  await postOne(device, { ...item, systolicMmHg: 150 });
  expect(other).toMatchObject({
    status: 'duplicate',
    seq: first.seq,
    problem: { status: 409, pointer: '/readingId' },
  });
  expect((await view(server.nurse, sessionId)).judgement.values.systolicMmHg?.value).toBe(128);
  const { body } = await server.nurse.get<{ refused: object[] }>(`/api/v1/devices/${deviceId}/refused`);
  expect(body.refused).toMatchObject([{ readingId: item.readingId, pointer: '/readingId' }]);
});

test('a startling value is charted, marked for review and alarms at once', async () => {
  const { device, sessionId } = await watched(server);
  expect(await postOne(device, reading(server, { systolicMmHg: 210, diastolicMmHg: 118 }))).toMatchObject({
    status: 'recorded',
  });
  expect((await readings(server.nurse, sessionId)).at(-1)).toMatchObject({ needsReview: true });
  expect((await view(server.nurse, sessionId)).judgement.alerts.open[0]).toMatchObject({
    severity: 'critical',
  });
});

test('a respiratory rate of 0 is charted and critical', async () => {
  const { device, sessionId } = await watched(server);
  const apnoea = {
    readingId: randomUUID(),
    takenAt: new Date(now()).toISOString(),
    respiratoryRatePerMin: 0,
  };
  expect(await postOne(device, apnoea)).toMatchObject({ status: 'recorded' });
  expect((await view(server.nurse, sessionId)).judgement.alerts.open[0]).toMatchObject({
    severity: 'critical',
  });
});

test('500 readings in one post are all charted, in one commit', async () => {
  const { device, sessionId } = await watched(server);
  const items = Array.from({ length: 500 }, (_, n) =>
    reading(server, { takenAt: new Date(now() + n).toISOString() }),
  );
  const answers = await postMany(device, items);
  expect(answers.every(({ status }) => status === 'recorded')).toBe(true);
  expect(answers.map(({ seq }) => seq)).toEqual(answers.map((_, n) => (answers[0]?.seq ?? 0) + n));
  const page = await server.nurse.get<{ readings: object[]; next: number }>(
    `/api/v1/sessions/${sessionId}/readings?limit=400`,
  );
  const rest = await server.nurse.get<{ readings: object[]; next: null }>(
    `/api/v1/sessions/${sessionId}/readings?after=${page.body.next}&limit=400`,
  );
  expect([page.body.readings.length, rest.body.readings.length, rest.body.next]).toEqual([400, 101, null]);
});

test.each([
  ['no token', {}],
  ['a made-up token', { authorization: 'Bearer afterdose_xyz' }],
  ['a token of another kind', { authorization: 'Basic YTpi' }],
  ['an empty token', { authorization: 'Bearer ' }],
])('%s opens nothing', async (_what, headers: Record<string, string>) => {
  expect((await caller(server.url, headers).post('/api/v1/readings', reading(server))).status).toBe(401);
});

test("[A-19] a member of staff's cookie is no device token, and a device token is no sign-in", async () => {
  const { device } = await watched(server);
  expect((await server.nurse.post('/api/v1/readings', reading(server))).status).toBe(403);
  expect((await device.get('/api/v1/sessions')).status).toBe(403);
});
