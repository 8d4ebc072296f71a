import { afterAll, beforeAll, expect, test } from 'vitest';
import { MIN, startTestServer, type TestServer } from '../test-server.ts';
import { connected, follow, listen, openSocket, type StaffSocket } from '../test-socket.ts';
import { openVisit } from '../visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 60 } });
});
afterAll(() => server.stop());

/** Stops and restarts reading from the wire, as a screen does whose line is stuck. */
function wireOf(socket: StaffSocket): { pause(): void; resume(): void } {
  const engine = socket.io.engine as unknown as {
    transport: { ws: { _socket: { pause(): void; resume(): void } } };
  };
  return engine.transport.ws._socket;
}

test('a screen whose line is stuck is asked to follow again once it is clear, and others are not kept waiting', async () => {
  for (let n = 0; n < 20; n += 1)
    await openVisit(server.nurse, {
      name: `Patient ${String.fromCharCode(97 + n).repeat(40)}`,
      recordNumber: `Q-${n}`,
    });
  const stuck = await connected(openSocket(server.url, server.nurse.cookie));
  const clear = await connected(openSocket(server.url, server.prescriber.cookie));
  for (const socket of [stuck, clear]) await follow(socket, { what: 'board' });
  const asked = listen(stuck, 'refollow');
  const times = listen(clear, 'heartbeat');
  wireOf(stuck).pause();
  // The whole board to everyone, again and again: far more than a stuck line can hold, before it counts as lost.
  for (let n = 1; n <= 400; n += 1) {
    server.rooms.changeAll();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await server.setClock(server.house.clock.now() + MIN);
  const nowMs = server.house.clock.now();
  await times.until((heard) => heard.some(({ serverNowMs }) => serverNowMs === nowMs));
  wireOf(stuck).resume();
  const [first] = await asked.until((heard) => heard.length > 0);
  expect(first).toEqual({ sessionId: null, why: 'This screen could not keep up.' });
  expect(await follow(stuck, { what: 'board' })).toMatchObject({ ok: true });
  stuck.close();
  clear.close();
}, 120_000);
