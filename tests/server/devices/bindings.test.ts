import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
