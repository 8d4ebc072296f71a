import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadingAnswer } from '#shared/wire/api.ts';
import { MIN, openVisit, startTestServer, type TestServer } from '../test-server.ts';
import { connected, follow, listen, openSocket, type StaffSocket } from '../test-socket.ts';

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

test('a follower further than 2,000 events behind gets the session as it is, not its events', async () => {
  const { sessionId } = await openVisit(server.nurse, { name: 'Long Session', recordNumber: 'S-1' });
  const { deviceId, caller: device } = await server.device('Chatty');
  await server.nurse.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });
  for (let post = 0; post < 5; post += 1) {
    const items = Array.from({ length: 500 }, (_, n) => ({
      readingId: randomUUID(),
      takenAt: new Date(server.house.clock.now() + post * 1000 + n).toISOString(),
      heartRateBpm: 70,
    }));
    await device.post<{ results: ReadingAnswer[] }>('/api/v1/readings', items);
  }
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  const behind = await follow(socket, { what: 'session', sessionId, afterSeq: 0 });
  if (!behind.ok || behind.what !== 'session') throw new Error('not followed');
  expect(behind.events).toEqual([]);
  expect(behind.snapshot?.seq).toBe(behind.seq);
  expect(behind.snapshot?.readings).toHaveLength(2500);
  const near = await follow(socket, { what: 'session', sessionId, afterSeq: behind.seq - 2000 });
  expect(near.ok && near.what === 'session' ? [near.snapshot, near.events.length] : []).toEqual([null, 2000]);
  socket.close();
});

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
  // Each move of the clock sends the whole board to everyone: far more than a stuck line can hold.
  for (let n = 1; n <= 400; n += 1) await server.setClock(server.house.clock.now() + MIN / 60);
  const nowMs = server.house.clock.now();
  await times.until((heard) => heard.some(({ serverNowMs }) => serverNowMs === nowMs));
  wireOf(stuck).resume();
  const [first] = await asked.until((heard) => heard.length > 0);
  expect(first).toEqual({ sessionId: null, why: 'This screen could not keep up.' });
  expect(await follow(stuck, { what: 'board' })).toMatchObject({ ok: true });
  stuck.close();
  clear.close();
});
