import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeDevice } from '#server/devices/devices.ts';
import type { ReadingAnswer } from '#shared/wire/api.ts';
import {
  CALM,
  type Caller,
  caller,
  giveDose,
  MIN,
  openVisit,
  readings,
  recordSet,
  send,
  startTestServer,
  type TestServer,
  view,
} from '../test-server.ts';

let server: TestServer;
let chair = 0;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 40 } });
});
afterAll(() => server.stop());

interface Watched {
  sessionId: string;
  patientId: string;
  deviceId: string;
  device: Caller;
}

/** A dosed patient whose device has been bound since the minute before now. */
async function watched(): Promise<Watched> {
  chair += 1;
  const visit = await openVisit(server.nurse, { name: `P ${chair}`, recordNumber: `D-${chair}` });
  await send(server.nurse, visit.sessionId, { type: 'ArrivePatient', body: { chairId: String(chair) } });
  await send(server.nurse, visit.sessionId, recordSet(now(), CALM));
  await send(server.nurse, visit.sessionId, giveDose(now()));
  const { deviceId, caller: device } = await server.device(`Cuff ${chair}`);
  await bind(deviceId, visit.sessionId);
  await server.setClock(now() + MIN);
  return { ...visit, deviceId, device };
}

const now = () => server.house.clock.now();
const iso = (atMs: number) => new Date(atMs).toISOString();
const bind = (deviceId: string, sessionId: string | null) =>
  server.nurse.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });

function reading(changes: object = {}) {
  return { readingId: randomUUID(), takenAt: iso(now()), systolicMmHg: 128, diastolicMmHg: 82, ...changes };
}
const postOne = async (device: Caller, item: unknown) =>
  (await device.post<ReadingAnswer>('/api/v1/readings', item)).body;
const postMany = async (device: Caller, items: unknown[]) =>
  (await device.post<{ results: ReadingAnswer[] }>('/api/v1/readings', items)).body.results;

test('one reading is answered by itself, with its session and position, and is charted with its source', async () => {
  const { device, deviceId, sessionId } = await watched();
  const item = reading({ oxygenLitresPerMin: 2, method: { site: 'left arm' } });
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
  const { device, sessionId } = await watched();
  const good = reading();
  const answers = await postMany(device, [
    good,
    reading({ systolicMmHg: 39 }),
    good,
    reading({ heartRateBpm: 70 }),
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
  const { device } = await watched();
  expect(await postMany(device, [])).toEqual([]);
});

test('the same reading posted again, also beside itself, is there once and keeps its place', async () => {
  const { device, sessionId } = await watched();
  const item = reading();
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
  const { device, deviceId, sessionId } = await watched();
  const item = reading();
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
  const { device, sessionId } = await watched();
  expect(await postOne(device, reading({ systolicMmHg: 210, diastolicMmHg: 118 }))).toMatchObject({
    status: 'recorded',
  });
  expect((await readings(server.nurse, sessionId)).at(-1)).toMatchObject({ needsReview: true });
  expect((await view(server.nurse, sessionId)).judgement.alerts.open[0]).toMatchObject({
    severity: 'critical',
  });
});

const REFUSED: [what: string, changes: object, pointer: string][] = [
  ['a systolic pressure below 40', { systolicMmHg: 39 }, '/systolicMmHg'],
  ['a systolic pressure above 300', { systolicMmHg: 301 }, '/systolicMmHg'],
  ['a diastolic pressure below 20', { diastolicMmHg: 19 }, '/diastolicMmHg'],
  ['a systolic pressure equal to the diastolic', { systolicMmHg: 82 }, '/systolicMmHg'],
  ['a mean outside the pair', { meanArterialMmHg: 130 }, '/meanArterialMmHg'],
  ['a systolic pressure alone', { diastolicMmHg: undefined }, '/diastolicMmHg'],
  ['a heart rate of 0', { heartRateBpm: 0 }, '/heartRateBpm'],
  ['a saturation above 100', { spo2Percent: 101 }, '/spo2Percent'],
  ['a temperature in Fahrenheit', { temperatureC: 98.6 }, '/temperatureC'],
  ['a number as text', { heartRateBpm: '70' }, '/heartRateBpm'],
  ['null for a number', { heartRateBpm: null }, '/heartRateBpm'],
  ['a field nobody knows', { pulse: 70 }, '/pulse'],
  ['30 February', { takenAt: '2026-02-30T10:00:00Z' }, '/takenAt'],
  ['a time without an offset', { takenAt: '2026-03-02T10:00:00' }, '/takenAt'],
  ['a time in 1969', { takenAt: '1969-03-02T10:00:00Z' }, '/takenAt'],
  ['an id that is none', { readingId: '17' }, '/readingId'],
  ['a failure that has a value', { failed: [{ vital: 'bloodPressure', reason: 'movement' }] }, '/failed/0'],
  ['a quality nobody knows', { quality: 'fine' }, '/quality'],
];

test.each(REFUSED)(
  '%s is refused, naming the field, and nothing is charted',
  async (_what, changes, pointer) => {
    const { device, deviceId, sessionId } = await watched();
    const answer = await postOne(device, reading(changes));
    expect(answer).toMatchObject({ status: 'refused', problem: { status: 422, pointer } });
    expect(answer.problem?.detail).toMatch(/\.$/);
    expect(await readings(server.nurse, sessionId)).toHaveLength(1);
    const { body } = await server.nurse.get<{ refused: object[] }>(`/api/v1/devices/${deviceId}/refused`);
    expect(body.refused).toMatchObject([{ pointer }]);
  },
);

test('a number too large to be one is refused', async () => {
  const { device } = await watched();
  const text = JSON.stringify(reading({ heartRateBpm: 70 })).replace(':70', ':1e400');
  expect(await postOne(device, text)).toMatchObject({
    status: 'refused',
    problem: { pointer: '/heartRateBpm' },
  });
});

test('nothing measured and nothing attempted is no reading; an attempt that failed is one', async () => {
  const { device, sessionId } = await watched();
  const nothing = { readingId: randomUUID(), takenAt: iso(now()) };
  expect(await postOne(device, nothing)).toMatchObject({ status: 'refused', problem: { pointer: '' } });
  const failed = { ...nothing, failed: [{ vital: 'bloodPressure', reason: 'movement' }] };
  expect(await postOne(device, failed)).toMatchObject({ status: 'recorded' });
  expect((await view(server.nurse, sessionId)).judgement.values.systolicMmHg?.failed).toMatchObject({
    reason: 'movement',
  });
});

test('a respiratory rate of 0 is charted and critical', async () => {
  const { device, sessionId } = await watched();
  const apnoea = { readingId: randomUUID(), takenAt: iso(now()), respiratoryRatePerMin: 0 };
  expect(await postOne(device, apnoea)).toMatchObject({ status: 'recorded' });
  expect((await view(server.nurse, sessionId)).judgement.alerts.open[0]).toMatchObject({
    severity: 'critical',
  });
});

test('nonsense posted again and again is noted once', async () => {
  const { device, deviceId } = await watched();
  const nonsense = reading({ spo2Percent: 127 });
  for (let n = 0; n < 3; n += 1) expect(await postOne(device, nonsense)).toMatchObject({ status: 'refused' });
  const { body } = await server.nurse.get<{ refused: object[] }>(`/api/v1/devices/${deviceId}/refused`);
  expect(body.refused).toHaveLength(1);
});

test.each([
  ['no JSON', '{"readingId":', 400],
  ['text', '"reading"', 400],
  ['a number', '7', 400],
  ['null', 'null', 400],
  ['nothing', '', 400],
  ['a body beyond 1 MiB', `"${'x'.repeat(1024 * 1024)}"`, 413],
  ['501 readings', JSON.stringify(Array.from({ length: 501 }, () => ({}))), 413],
])('a post of %s is a problem as a whole', async (_what, body, status) => {
  const { device } = await watched();
  const answer = await device.post('/api/v1/readings', body);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    status,
    'application/problem+json; charset=utf-8',
  ]);
});

test('500 readings in one post are all charted, in one commit', async () => {
  const { device, sessionId } = await watched();
  const items = Array.from({ length: 500 }, (_, n) => reading({ takenAt: iso(now() + n) }));
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
  expect((await caller(server.url, headers).post('/api/v1/readings', reading())).status).toBe(401);
});

test("a member of staff's cookie is no device token, and a device token is no sign-in", async () => {
  const { device } = await watched();
  expect((await server.nurse.post('/api/v1/readings', reading())).status).toBe(401);
  expect((await device.get('/api/v1/sessions')).status).toBe(401);
});

test('a revoked token opens nothing from then on', async () => {
  const { device, deviceId } = await watched();
  await revokeDevice(server.house, deviceId, 'lost');
  expect((await device.post('/api/v1/readings', reading())).status).toBe(401);
});

test('a device is bound to one session at a time, and the list says to which', async () => {
  const [one, two] = [await watched(), await watched()];
  await server.setClock(now() + MIN);
  await bind(one.deviceId, two.sessionId);
  const item = reading();
  expect(await postOne(one.device, item)).toMatchObject({ status: 'recorded', sessionId: two.sessionId });
  const { body } = await server.nurse.get<{ devices: object[] }>('/api/v1/devices');
  expect(body.devices).toContainEqual(
    expect.objectContaining({
      deviceId: one.deviceId,
      sessionId: two.sessionId,
      lastSeenAtMs: now(),
      skewMs: 0,
    }),
  );
});

test('a late batch goes to the session the device was bound to then', async () => {
  const [one, two] = [await watched(), await watched()];
  const before = reading();
  await server.setClock(now() + 10 * MIN);
  await bind(one.deviceId, two.sessionId);
  await server.setClock(now() + MIN);
  const answers = await postMany(one.device, [before, reading()]);
  expect(answers.map(({ sessionId }) => sessionId)).toEqual([one.sessionId, two.sessionId]);
});

test('a binding to an ended or unknown session is refused', async () => {
  const { deviceId, sessionId } = await watched();
  const other = await openVisit(server.nurse, { name: 'Gone Soon', recordNumber: `G-${sessionId}` });
  await send(server.nurse, other.sessionId, { type: 'CancelSession', body: { reason: 'mistake' } });
  expect((await bind(deviceId, other.sessionId)).status).toBe(409);
  expect((await bind(deviceId, randomUUID())).status).toBe(404);
  expect((await bind(randomUUID(), sessionId)).status).toBe(404);
});
