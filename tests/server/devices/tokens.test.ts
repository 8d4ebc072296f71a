import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Program, runProgram } from '../program.ts';
import {
  type Caller,
  caller,
  MIN,
  startTestServer,
  type TestServer,
  temporaryFolder,
} from '../test-server.ts';
import { readings } from '../visit.ts';
import { deviceInfo, revoke, rotate, withToken } from './admin.ts';
import { postOne, reading, watched } from './watched.ts';

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 60 } });
  admin = await server.as('admin', 'Ada Minder');
});
afterAll(() => server.stop());

const now = () => server.house.clock.now();

/** Posts as a machine of this address does; resolves with the status. */
async function postFrom(remoteAddress: string, token: string): Promise<number> {
  const { statusCode } = await server.app.inject({
    method: 'POST',
    url: '/api/v1/readings',
    remoteAddress,
    headers: { host: '127.0.0.1', authorization: `Bearer ${token}` },
    payload: reading(server),
  });
  return statusCode;
}

test('[A-18] a token used from two addresses within minutes marks its device, until it has a new token', async () => {
  const { deviceId, token } = await server.device('Copied');
  expect(await postFrom('192.0.2.10', token)).toBe(200);
  expect(await deviceInfo(server.nurse, deviceId)).toMatchObject({ twoAddressesAtMs: null });
  await server.setClock(now() + 9 * MIN);
  expect(await postFrom('192.0.2.11', token)).toBe(200);
  expect(await deviceInfo(server.nurse, deviceId)).toMatchObject({
    addresses: [
      { address: '192.0.2.11', atMs: now() },
      { address: '192.0.2.10', atMs: now() - 9 * MIN },
    ],
    twoAddressesAtMs: now(),
  });
  const markedAtMs = now();
  await server.setClock(now() + 60 * MIN);
  expect(await postFrom('192.0.2.11', token)).toBe(200);
  expect(await deviceInfo(server.nurse, deviceId)).toMatchObject({ twoAddressesAtMs: markedAtMs });
  await rotate(admin, deviceId);
  expect(await deviceInfo(server.nurse, deviceId)).toMatchObject({ addresses: [], twoAddressesAtMs: null });
});

test('[A-18] a device that has moved, and posts from its new address only later, is not marked', async () => {
  const { deviceId, token } = await server.device('Moved');
  await postFrom('192.0.2.10', token);
  await server.setClock(now() + 10 * MIN + 1);
  await postFrom('192.0.2.11', token);
  expect(await deviceInfo(server.nurse, deviceId)).toMatchObject({ twoAddressesAtMs: null });
});

test('[A-18] what was seen of addresses outlives a restart', async () => {
  const folder = temporaryFolder();
  const first = await startTestServer({ dataFolder: folder.path });
  const { deviceId, caller: device } = await first.device('Kept');
  await device.post('/api/v1/readings', reading(first));
  await first.stop();
  const again = await startTestServer({ dataFolder: folder.path });
  expect(await deviceInfo(again.nurse, deviceId)).toMatchObject({ addresses: [{ address: '127.0.0.1' }] });
  await again.stop();
  folder.remove();
});

const flipped = (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
test.each([
  ['cut short', (token: string) => token.slice(0, -1)],
  ['with one character changed', flipped],
  ['without its beginning', (token: string) => token.replace('afterdose_', '')],
  ['made longer', (token: string) => `${token}A`],
])('[A-21] a token %s opens nothing', async (_how, changed) => {
  const { token, deviceId } = await server.device(`Guessed ${randomUUID()}`);
  const answer = await withToken(server, changed(token)).post('/api/v1/readings', reading(server));
  expect([answer.status, answer.body.type]).toEqual([401, 'urn:afterdose:problem:bad-token']);
  expect(await deviceInfo(server.nurse, deviceId)).toMatchObject({ lastSeenAtMs: null });
});

test('[A-21] a revoked token opens nothing, and is answered like one that never was', async () => {
  const { device, deviceId } = await watched(server);
  await revoke(admin, deviceId);
  const [gone, never] = await Promise.all(
    [device, withToken(server, 'afterdose_never')].map((one) =>
      one.post('/api/v1/readings', reading(server)),
    ),
  );
  expect([gone?.status, gone?.body]).toEqual([401, never?.body]);
});

test('[A-22] a token in the address is refused, a good one in the header beside it or not', async () => {
  const { token, deviceId, caller: device } = await server.device('Talkative');
  const path = `/api/v1/readings?token=${token}`;
  for (const who of [device, caller(server.url, {})])
    expect((await who.post(path, reading(server))).status).toBe(400);
  expect(await deviceInfo(server.nurse, deviceId)).toMatchObject({ lastSeenAtMs: null });
});

test('[A-22] a token sent in an address is not in the log, at its most talkative', async () => {
  const folder = temporaryFolder();
  const before = await startTestServer({ dataFolder: folder.path });
  const { token } = await before.device('Monitor 3');
  await before.stop();
  const program: Program = runProgram('main.js', [], {
    AFTERDOSE_DATA: folder.path,
    AFTERDOSE_PORT: '0',
    AFTERDOSE_CLOCK: 'controlled',
    AFTERDOSE_LOG_LEVEL: 'debug',
  });
  const url = (await program.says(/ is at (http:\/\/\S+)/))[1] ?? '';
  await caller(url, { authorization: `Bearer ${token}` }).post(`/api/v1/readings?access_token=${token}`, {});
  await program.says(/"status":400/);
  program.child.kill('SIGTERM');
  await program.exited;
  expect(program.output()).not.toContain(token);
  folder.remove();
}, 60_000);

test('[A-23] a captured post sent again a minute and a day later records nothing more', async () => {
  const { device, sessionId } = await watched(server);
  const bytes = JSON.stringify(reading(server));
  const first = await postOne(device, bytes);
  expect(first).toMatchObject({ status: 'recorded', sessionId });
  const charted = await readings(server.nurse, sessionId);
  for (const later of [MIN, 24 * 60 * MIN]) {
    await server.setClock(now() + later);
    expect(await postOne(device, bytes)).toEqual({ ...first, status: 'duplicate' });
  }
  expect(await readings(server.nurse, sessionId)).toEqual(charted);
});
