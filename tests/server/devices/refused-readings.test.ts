import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test-server.ts';
import { readings, view } from '../visit.ts';
import { postOne, reading, watched } from './watched.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 40 } });
});
afterAll(() => server.stop());

const now = () => server.house.clock.now();

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
    const { device, deviceId, sessionId } = await watched(server);
    const answer = await postOne(device, reading(server, changes));
    expect(answer).toMatchObject({ status: 'refused', problem: { status: 422, pointer } });
    expect(answer.problem?.detail).toMatch(/\.$/);
    expect(await readings(server.nurse, sessionId)).toHaveLength(1);
    const { body } = await server.nurse.get<{ refused: object[] }>(`/api/v1/devices/${deviceId}/refused`);
    expect(body.refused).toMatchObject([{ pointer }]);
  },
);

test('a body that nests without end is a 400, and the same post without it is recorded', async () => {
  const { device } = await watched(server);
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const good = JSON.stringify(reading(server));
  const answer = await device.post('/api/v1/readings', `[${good},{"x":${deep}}]`);
  expect(answer.status).toBe(400);
  expect(await postOne(device, JSON.parse(good))).toMatchObject({ status: 'recorded' });
});

test('a number too large to be one is refused', async () => {
  const { device } = await watched(server);
  const text = JSON.stringify(reading(server, { heartRateBpm: 70 })).replace(':70', ':1e400');
  expect(await postOne(device, text)).toMatchObject({
    status: 'refused',
    problem: { pointer: '/heartRateBpm' },
  });
});

test('nothing measured and nothing attempted is no reading; an attempt that failed is one', async () => {
  const { device, sessionId } = await watched(server);
  const nothing = { readingId: randomUUID(), takenAt: new Date(now()).toISOString() };
  expect(await postOne(device, nothing)).toMatchObject({ status: 'refused', problem: { pointer: '' } });
  const failed = { ...nothing, failed: [{ vital: 'bloodPressure', reason: 'movement' }] };
  expect(await postOne(device, failed)).toMatchObject({ status: 'recorded' });
  expect((await view(server.nurse, sessionId)).judgement.values.systolicMmHg?.failed).toMatchObject({
    reason: 'movement',
  });
});

test('nonsense posted again and again is noted once', async () => {
  const { device, deviceId } = await watched(server);
  const nonsense = reading(server, { spo2Percent: 127 });
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
  const { device } = await watched(server);
  const answer = await device.post('/api/v1/readings', body);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    status,
    'application/problem+json; charset=utf-8',
  ]);
});
