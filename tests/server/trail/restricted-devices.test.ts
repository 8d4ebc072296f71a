import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PatientRecord, WaitingReading } from '#shared/wire/api.ts';
import { type Caller, TEN } from '../test-server.ts';
import { connected, follow, listen, openSocket } from '../test-socket.ts';
import { openVisit, send, type Visit } from '../visit.ts';
import { closeRecord, gatherCircle, SECRET, shut } from './circle.ts';

const circle = await gatherCircle();
const { server, named, outside, other } = circle;
afterAll(() => server.stop());

const HEART_RATE = 133;
let visit: Visit;
let bound: Awaited<ReturnType<typeof server.device>>;
let free: Awaited<ReturnType<typeof server.device>>;
beforeAll(async () => {
  visit = await openVisit(named, { name: 'Resi Dent', recordNumber: `${SECRET}-1` });
  await send(named, visit.sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  bound = await server.device('Bound');
  free = await server.device('Free');
  await bind(named, bound.deviceId, visit.sessionId);
  await closeRecord(circle, visit.patientId);
});

const bind = (who: Caller, deviceId: string, sessionId: string | null) =>
  who.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });
const waitingOf = async (who: Caller) =>
  (await who.get<{ readings: WaitingReading[] }>('/api/v1/waiting-readings')).body.readings;

test('whoever may not open a restricted record binds no device to it and takes none from it', async () => {
  for (const who of [outside, other]) {
    shut(await bind(who, free.deviceId, visit.sessionId));
    shut(await bind(who, bound.deviceId, null));
    const byCode = { commandId: randomUUID(), code: 'Free', sessionId: visit.sessionId };
    shut(await who.post('/api/v1/bindings', byCode));
  }
  expect((await bind(named, free.deviceId, visit.sessionId)).status).toBe(200);
  expect((await bind(named, free.deviceId, null)).status).toBe(200);
});

test('what waits of a device that was last bound to it shows them no value and no patient, and they chart nothing in it', async () => {
  const [seen, unseen] = [
    await connected(openSocket(server.url, named.cookie)),
    await connected(openSocket(server.url, outside.cookie)),
  ];
  await Promise.all([follow(seen, { what: 'board' }), follow(unseen, { what: 'board' })]);
  const told = [listen(seen, 'waiting'), listen(unseen, 'waiting')] as const;
  const readingId = randomUUID();
  const posted = await bound.caller.post('/api/v1/readings', {
    readingId,
    takenAt: new Date(TEN).toISOString(),
    heartRateBpm: HEART_RATE,
    patientId: `${SECRET}-other`,
  });
  expect(posted.body).toMatchObject({ status: 'waiting' });

  const shows = (readings: unknown) =>
    [String(HEART_RATE), SECRET].map((text) => JSON.stringify(readings).includes(text));
  expect(shows(await waitingOf(named))).toEqual([true, true]);
  for (const who of [outside, other]) {
    const readings = await waitingOf(who);
    expect(readings.map((reading) => reading.readingId)).toEqual([readingId]);
    expect(shows(readings)).toEqual([false, false]);
  }
  const heard = await Promise.all(told.map(({ until }) => until((all) => all.length > 0)));
  expect(heard.map((all) => shows(all))).toEqual([
    [true, true],
    [false, false],
  ]);
  expect(shows(await follow(unseen, { what: 'board' }))[0]).toBe(false);

  const assign = { commandId: randomUUID(), sessionId: visit.sessionId, reason: 'looks right' };
  for (const who of [outside, other])
    shut(await who.post(`/api/v1/waiting-readings/${readingId}/assign`, assign));
  expect((await named.post(`/api/v1/waiting-readings/${readingId}/assign`, assign)).status).toBe(200);
  for (const socket of [seen, unseen]) socket.close();
});

test('a record number that is withheld finds nobody; the name does', async () => {
  const find = async (who: Caller, text: string) =>
    (await who.post<{ patients: PatientRecord[] }>('/api/v1/patients/search', { text })).body.patients.length;
  expect([await find(named, `${SECRET}-1`), await find(outside, `${SECRET}-1`)]).toEqual([1, 0]);
  expect(await find(outside, 'Resi Dent')).toBe(1);
});
