import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviceCode } from '#shared/device-code.ts';
import type { DeviceInfo, Problem } from '#shared/wire/api.ts';
import { MIN, startTestServer, type TestServer } from '../test-server.ts';
import { openVisit, send } from '../visit.ts';
import { bind, postMany, postOne, reading, watched } from './watched.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 40 } });
});
afterAll(() => server.stop());

const now = () => server.house.clock.now();

test('a device is bound to one session at a time, and the list says to which', async () => {
  const [one, two] = [await watched(server), await watched(server)];
  await server.setClock(now() + MIN);
  await bind(server, one.deviceId, two.sessionId);
  const item = reading(server);
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
  const [one, two] = [await watched(server), await watched(server)];
  const before = reading(server);
  await server.setClock(now() + 10 * MIN);
  await bind(server, one.deviceId, two.sessionId);
  await server.setClock(now() + MIN);
  const answers = await postMany(one.device, [before, reading(server)]);
  expect(answers.map(({ sessionId }) => sessionId)).toEqual([one.sessionId, two.sessionId]);
});

test('a binding to an ended or unknown session is refused', async () => {
  const { deviceId, sessionId } = await watched(server);
  const other = await openVisit(server.nurse, { name: 'Gone Soon', recordNumber: `G-${sessionId}` });
  await send(server.nurse, other.sessionId, { type: 'CancelSession', body: { reason: 'mistake' } });
  expect((await bind(server, deviceId, other.sessionId)).status).toBe(409);
  expect((await bind(server, deviceId, randomUUID())).status).toBe(404);
  expect((await bind(server, randomUUID(), sessionId)).status).toBe(404);
});

describe('a device bound by its code', () => {
  const byCode = (code: string, sessionId: string, commandId: string = randomUUID()) =>
    server.nurse.post<DeviceInfo & Problem>('/api/v1/bindings', { commandId, code, sessionId });
  /** A seated patient without a device, and a device without a patient. */
  async function apart() {
    const { sessionId, deviceId, ...rest } = await watched(server);
    await bind(server, deviceId, null);
    return { sessionId, deviceId, ...rest };
  }

  test.each([
    ['as it stands on the label', (deviceId: string) => deviceCode(deviceId)],
    [
      'without its dash and in small letters',
      (deviceId: string) => deviceCode(deviceId).replace('-', '').toLowerCase(),
    ],
    ['as the whole id', (deviceId: string) => deviceId],
  ])('is known %s', async (_how, said) => {
    const { sessionId, deviceId } = await apart();
    const answer = await byCode(said(deviceId), sessionId);
    expect(answer).toMatchObject({ status: 200, body: { deviceId, sessionId } });
  });

  test('is known by the name that is written on it, in any case', async () => {
    const { sessionId } = await apart();
    const { deviceId } = await server.device('Oximeter Nine');
    expect((await byCode('  OXIMETER nine ', sessionId)).body).toMatchObject({ deviceId, sessionId });
  });

  test('answers a repeat, and a second scan at the same patient, as the first', async () => {
    const { sessionId, deviceId } = await apart();
    const commandId = randomUUID();
    const first = await byCode(deviceCode(deviceId), sessionId, commandId);
    expect((await byCode(deviceCode(deviceId), sessionId, commandId)).body).toEqual(first.body);
    expect((await byCode(deviceCode(deviceId), sessionId)).status).toBe(200);
  });

  test('is not taken from another patient, whose chair is named', async () => {
    const [one, two] = [await watched(server), await watched(server)];
    const { status, body } = await byCode(deviceCode(one.deviceId), two.sessionId);
    expect([status, body.type]).toEqual([409, 'urn:afterdose:problem:already-bound']);
    expect(body.detail).toMatch(/^Cuff \d+ is bound to chair \d+\. Take it off there first/);
    const { body: list } = await server.nurse.get<{ devices: DeviceInfo[] }>('/api/v1/devices');
    expect(list.devices.find(({ deviceId }) => deviceId === one.deviceId)?.sessionId).toBe(one.sessionId);
  });

  test('that nobody knows is refused with what to do', async () => {
    const { sessionId } = await apart();
    expect(await byCode('ABCD-0000', sessionId)).toMatchObject({
      status: 404,
      body: { pointer: '/code', detail: expect.stringContaining('No device in use has this code or name.') },
    });
  });
});
