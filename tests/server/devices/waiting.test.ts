import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadingAnswer, WaitingReading } from '#shared/wire/api.ts';
import { type Caller, MIN, startTestServer, type TestServer } from '../test-server.ts';
import { connected, follow, listen, openSocket } from '../test-socket.ts';
import { CALM, giveDose, openVisit, readings, recordSet, send, view } from '../visit.ts';

let server: TestServer;
let chair = 0;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 40 } });
});
afterAll(() => server.stop());

const now = () => server.house.clock.now();
const iso = (atMs: number) => new Date(atMs).toISOString();

async function dosed() {
  chair += 1;
  const visit = await openVisit(server.nurse, { name: `P ${chair}`, recordNumber: `W-${chair}` });
  await send(server.nurse, visit.sessionId, { type: 'ArrivePatient', body: { chairId: String(chair) } });
  await send(server.nurse, visit.sessionId, recordSet(now(), CALM));
  await send(server.nurse, visit.sessionId, giveDose(now()));
  return { ...visit, recordNumber: `W-${chair}`, chairId: String(chair) };
}
const bind = (deviceId: string, sessionId: string | null) =>
  server.nurse.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });
const reading = (changes: object = {}) => ({
  readingId: randomUUID(),
  takenAt: iso(now()),
  heartRateBpm: 88,
  ...changes,
});
const post = async (device: Caller, item: object) =>
  (await device.post<ReadingAnswer>('/api/v1/readings', item)).body;
const waiting = async () =>
  (await server.nurse.get<{ readings: WaitingReading[] }>('/api/v1/waiting-readings')).body.readings;
const waitingFor = async (readingId: string) =>
  (await waiting()).find((found) => found.readingId === readingId);
const leave = (sessionId: string, leftAtMs: number) =>
  send(server.nurse, sessionId, {
    type: 'LeaveAgainstAdvice',
    body: {
      prescriberTold: true,
      risksExplained: true,
      formSigned: true,
      transport: null,
      witnessedBy: null,
      leftAtMs,
      reason: 'wanted to go',
    },
  });

test('[L-37] a reading of a device bound to nobody waits, and is charted nowhere by itself', async () => {
  const { sessionId } = await dosed();
  const { caller: device, deviceId } = await server.device('Loose cuff');
  const item = reading();
  expect(await post(device, item)).toEqual({ readingId: item.readingId, status: 'waiting' });
  expect(await waitingFor(item.readingId)).toMatchObject({
    deviceId,
    deviceName: 'Loose cuff',
    why: 'unbound',
    explanation: 'The device is not bound to anyone.',
    content: { takenAtMs: now(), vitals: { heartRateBpm: 88 } },
    lastSessionId: null,
  });
  expect(await readings(server.nurse, sessionId)).toHaveLength(1);
});

test('a reading that names another patient than the bound one waits; the own record number or id passes', async () => {
  const { sessionId, patientId, recordNumber, chairId } = await dosed();
  const { caller: device, deviceId } = await server.device('Named cuff');
  await bind(deviceId, sessionId);
  const other = reading({ patientId: 'someone else' });
  expect(await post(device, other)).toMatchObject({ status: 'waiting' });
  expect(await waitingFor(other.readingId)).toMatchObject({
    why: 'identityDiffers',
    explanation: expect.stringContaining(`chair ${chairId}`),
  });
  expect(await post(device, reading({ patientId: recordNumber.toLowerCase() }))).toMatchObject({
    status: 'recorded',
  });
  expect(await post(device, reading({ patientId }))).toMatchObject({ status: 'recorded' });
});

test('[L-44] a reading more than 60 s ahead of us waits; 60 s ahead it is charted', async () => {
  const { sessionId } = await dosed();
  const { caller: device, deviceId } = await server.device('Fast clock');
  await bind(deviceId, sessionId);
  const ahead = reading({ takenAt: iso(now() + 60_001) });
  expect(await post(device, ahead)).toMatchObject({ status: 'waiting' });
  expect((await waitingFor(ahead.readingId))?.why).toBe('clockInDoubt');
  expect(await post(device, reading({ takenAt: iso(now() + 60_000) }))).toMatchObject({ status: 'recorded' });
});

test('a reading taken before the device was bound waits', async () => {
  const { sessionId } = await dosed();
  const before = reading();
  await server.setClock(now() + MIN);
  const { caller: device, deviceId } = await server.device('New cuff');
  await bind(deviceId, sessionId);
  expect(await post(device, before)).toMatchObject({ status: 'waiting' });
  expect((await waitingFor(before.readingId))?.why).toBe('outsideBinding');
});

test('after the end, a reading taken before it attaches and asks for a call, and one taken after it waits', async () => {
  const { sessionId } = await dosed();
  const { caller: device, deviceId } = await server.device('Left cuff');
  await bind(deviceId, sessionId);
  await server.setClock(now() + 5 * MIN);
  const before = reading({ heartRateBpm: 38 });
  await server.setClock(now() + MIN);
  await leave(sessionId, now());
  await server.setClock(now() + MIN);
  const after = reading();
  expect(await post(device, before)).toMatchObject({ status: 'recorded', sessionId });
  expect(await post(device, after)).toMatchObject({ status: 'waiting' });
  expect((await waitingFor(after.readingId))?.why).toBe('sessionEnded');
  const { judgement } = await view(server.nurse, sessionId);
  expect(judgement.callBacks).toMatchObject([{ entryId: before.readingId, done: null }]);
  const board = await server.nurse.get<{ summaries: { sessionId: string }[] }>('/api/v1/sessions');
  expect(board.body.summaries.some((summary) => summary.sessionId === sessionId)).toBe(true);
});

test('a waiting reading posted again is a duplicate and waits once', async () => {
  const { caller: device } = await server.device('Repeating cuff');
  const item = reading();
  await post(device, item);
  expect(await post(device, item)).toEqual({ readingId: item.readingId, status: 'duplicate' });
  expect((await waiting()).filter(({ readingId }) => readingId === item.readingId)).toHaveLength(1);
});

test('boards hear of waiting readings as they come and go', async () => {
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  await follow(socket, { what: 'board' });
  const news = listen(socket, 'waiting');
  const { caller: device } = await server.device('Told cuff');
  const item = reading();
  await post(device, item);
  const isThere = (list: { readings: WaitingReading[] } | undefined) =>
    list?.readings.some(({ readingId }) => readingId === item.readingId) ?? false;
  await news.until((heard) => isThere(heard.at(-1)));
  await server.nurse.post(`/api/v1/waiting-readings/${item.readingId}/dismiss`, {
    commandId: randomUUID(),
    reason: 'test of the cuff',
  });
  await news.until((heard) => heard.some(isThere) && !isThere(heard.at(-1)));
  socket.close();
});

test('a nurse charts a waiting reading where it belongs: it is judged there, and waits no longer', async () => {
  const { sessionId } = await dosed();
  const { caller: device, deviceId } = await server.device('Assigned cuff');
  const item = reading({ heartRateBpm: 38 });
  await post(device, item);
  const body = { commandId: randomUUID(), sessionId, reason: 'it was the cuff of this chair' };
  const path = `/api/v1/waiting-readings/${item.readingId}/assign`;
  const first = await server.nurse.post<{ ok: true; seq: number }>(path, body);
  expect(first.status).toBe(200);
  expect((await server.nurse.post(path, body)).body).toEqual(first.body);
  expect(await waitingFor(item.readingId)).toBeUndefined();
  const charted = (await readings(server.nurse, sessionId)).at(-1);
  expect(charted).toMatchObject({
    readingId: item.readingId,
    source: { by: 'device', deviceId },
    by: { kind: 'staff' },
  });
  expect((await view(server.nurse, sessionId)).judgement.alerts.open[0]).toMatchObject({
    severity: 'critical',
  });
  expect(await post(device, item)).toMatchObject({ status: 'duplicate', sessionId, seq: charted?.seq });
});

test('of two nurses who deal with one waiting reading at once, one does and the other is told', async () => {
  const { sessionId } = await dosed();
  const { caller: device } = await server.device('Contested cuff');
  const item = reading();
  await post(device, item);
  const path = `/api/v1/waiting-readings/${item.readingId}`;
  const answers = await Promise.all([
    server.nurse.post(`${path}/assign`, { commandId: randomUUID(), sessionId, reason: 'mine' }),
    server.prescriber.post(`${path}/dismiss`, { commandId: randomUUID(), reason: "nobody's" }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a reading that does not wait cannot be assigned', async () => {
  const { sessionId } = await dosed();
  const body = { commandId: randomUUID(), sessionId, reason: 'x' };
  expect((await server.nurse.post(`/api/v1/waiting-readings/${randomUUID()}/assign`, body)).status).toBe(404);
});
