import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WIRE_VERSION } from '#shared/wire/messages.ts';
import { startTestServer, TEN, type TestServer } from '../test-server.ts';
import { connected, listen, openSocket } from '../test-socket.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('a signed-in screen of the same version connects and hears the time at once', async () => {
  const socket = openSocket(server.url, server.nurse.cookie);
  const [heartbeat] = await listen(socket, 'heartbeat').until((heard) => heard.length > 0);
  expect(heartbeat).toEqual({ serverNowMs: TEN, rate: 0, clock: 'controlled', demo: false });
  socket.close();
});

test('moving the test clock is told to every screen at once', async () => {
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  const times = listen(socket, 'heartbeat');
  await server.setClock(TEN + 1000);
  await times.until((heard) => heard.some(({ serverNowMs }) => serverNowMs === TEN + 1000));
  socket.close();
});

test.each([
  ['without a cookie', '', {}, 'Sign in first.'],
  ['with a made-up cookie', 'afterdose_sign_in=abc', {}, 'Sign in first.'],
])('a screen %s is refused', async (_how, cookie, changes, sentence) => {
  await expect(connected(openSocket(server.url, cookie, changes))).rejects.toThrow(sentence);
});

test.each([
  { wireVersion: WIRE_VERSION + 1, stationId: randomUUID() },
  { wireVersion: WIRE_VERSION - 1, stationId: randomUUID() },
  { wireVersion: String(WIRE_VERSION), stationId: randomUUID() },
  { wireVersion: WIRE_VERSION },
  {},
])('a screen that says %j is asked to reload', async (auth) => {
  await expect(connected(openSocket(server.url, server.nurse.cookie, { auth }))).rejects.toThrow('reload');
});

test('a socket from another site is refused', async () => {
  const foreign = openSocket(server.url, server.nurse.cookie, {
    headers: { origin: 'https://evil.example' },
  });
  await expect(connected(foreign)).rejects.toThrow();
});

test('polling is not offered', async () => {
  const polling = openSocket(server.url, server.nurse.cookie, { transports: ['polling'] });
  await expect(connected(polling)).rejects.toThrow();
});

test('signing out cuts off the screens of that sign-in and no others', async () => {
  const leaving = await server.as('nurse', 'Lea Voss');
  const cut = await connected(openSocket(server.url, leaving.cookie));
  const other = await connected(openSocket(server.url, server.nurse.cookie));
  const gone = new Promise((resolve) => cut.once('disconnect', resolve));
  await leaving.post('/api/v1/sign-out', '');
  await gone;
  expect(other.connected).toBe(true);
  other.close();
});
