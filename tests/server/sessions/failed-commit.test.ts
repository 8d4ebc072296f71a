import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recorded } from '#shared/events.ts';
import { MIN, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { connected, follow, listen, openSocket } from '../test-socket.ts';
import { CALM, giveDose, openVisit, readings, recordSet, send, view } from '../visit.ts';

/** A disk that can be made to fail every write of events until it is mended. */
const disk = { failing: false };
const failingDisk: KyselyPlugin = {
  transformQuery: ({ node }) => {
    const writesEvents =
      node.kind === 'InsertQueryNode' && JSON.stringify(node.into ?? '').includes('"events"');
    if (disk.failing && writesEvents) throw Object.assign(new Error('EIO'), { code: 'EIO' });
    return node;
  },
  transformResult: async ({ result }) => result,
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 20 }, surroundings: { plugins: [failingDisk] } });
});
afterAll(() => server.stop());

let chair = 0;
async function dosed(): Promise<string> {
  chair += 1;
  const { sessionId } = await openVisit(server.nurse, { name: `P ${chair}`, recordNumber: `F-${chair}` });
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: String(chair) } });
  await send(server.nurse, sessionId, recordSet(TEN, CALM));
  await send(server.nurse, sessionId, giveDose(TEN));
  return sessionId;
}

test('what could not be stored is answered with 503, is not shown, and leaves no trace in the judgement', async () => {
  const sessionId = await dosed();
  const before = await view(server.nurse, sessionId);
  disk.failing = true;
  const failed = await send(server.nurse, sessionId, recordSet(TEN, { heartRateBpm: 40 }));
  disk.failing = false;
  expect([failed.status, failed.body.type]).toEqual([503, 'urn:afterdose:problem:not-recorded']);
  expect(failed.headers.get('retry-after')).toBe('2');
  expect(await view(server.nurse, sessionId)).toEqual(before);
});

test('everything queued behind a failed commit fails or is decided again, and nothing is half recorded', async () => {
  const sessionId = await dosed();
  disk.failing = true;
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      send(server.nurse, sessionId, recordSet(TEN, { heartRateBpm: 60 + n })),
    ),
  );
  disk.failing = false;
  const accepted = answers.filter(({ status }) => status === 200).length;
  expect(answers.every(({ status }) => status === 503 || status === 200)).toBe(true);
  expect(await readings(server.nurse, sessionId)).toHaveLength(1 + accepted);
});

test('the same command goes in once the disk is mended', async () => {
  const sessionId = await dosed();
  const commandId = '0f6d3a52-6c27-4a0e-9d1c-2f6f3d1f6a01';
  disk.failing = true;
  const command = recordSet(TEN, { heartRateBpm: 61 });
  expect((await send(server.nurse, sessionId, command, { commandId })).status).toBe(503);
  disk.failing = false;
  expect((await send(server.nurse, sessionId, command, { commandId })).body.ok).toBe(true);
  expect(await readings(server.nurse, sessionId)).toHaveLength(2);
});

test("a device's post that could not be stored is not acknowledged, and goes in when it is posted again", async () => {
  const sessionId = await dosed();
  const device = await server.device();
  await server.nurse.put(`/api/v1/devices/${device.deviceId}/binding`, {
    commandId: '0f6d3a52-6c27-4a0e-9d1c-2f6f3d1f6a02',
    sessionId,
  });
  const reading = {
    readingId: '0f6d3a52-6c27-4a0e-9d1c-2f6f3d1f6a03',
    takenAt: new Date(server.house.clock.now()).toISOString(),
    heartRateBpm: 77,
  };
  disk.failing = true;
  expect((await device.caller.post('/api/v1/readings', reading)).status).toBe(503);
  disk.failing = false;
  expect((await device.caller.post('/api/v1/readings', reading)).body).toMatchObject({ status: 'recorded' });
});

test('an announcement that could not be stored is recorded, late, as soon as the disk is mended', async () => {
  const sessionId = await dosed();
  await server.setClock(TEN + 10 * MIN);
  await send(server.nurse, sessionId, recordSet(TEN + 10 * MIN, { systolicMmHg: 190, diastolicMmHg: 100 }));
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  const live = listen(socket, 'sessionEvents');
  await follow(socket, { what: 'session', sessionId, afterSeq: 0 });
  disk.failing = true;
  await server.setClock(TEN + 13 * MIN);
  disk.failing = false;
  const heard = await live.until((messages) =>
    announced(messages).some(({ step }) => step === 'prescriberTold'),
  );
  expect(announced(heard).find(({ step }) => step === 'prescriberTold')).toMatchObject({ late: true });
  socket.close();
});

function announced(messages: { events: Recorded[] }[]) {
  return messages.flatMap(({ events }) =>
    events.flatMap(({ event }) => (event.type === 'Announced' ? [event.body] : [])),
  );
}
