import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadingAnswer } from '#shared/wire/api.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { connected, follow, openSocket } from '../test-socket.ts';
import { openVisit } from '../visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 60 } });
});
afterAll(() => server.stop());

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
