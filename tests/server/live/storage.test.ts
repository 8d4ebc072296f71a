import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, TEN, type TestServer } from '../test-server.ts';
import { command, connected, follow, listen, openSocket } from '../test-socket.ts';
import { openVisit, view } from '../visit.ts';

/** A disk that is full until somebody makes room: nothing at all can be added to it. */
const disk = { full: false };
const fullDisk: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (disk.full && node.kind === 'InsertQueryNode')
      throw Object.assign(new Error('no space'), { code: 'SQLITE_FULL' });
    return node;
  },
  transformResult: async ({ result }) => result,
};

const ARRIVE = { type: 'ArrivePatient', body: { chairId: '1' } } as const;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ surroundings: { plugins: [fullDisk] } });
});
afterAll(() => server.stop());

const readiness = async () => (await fetch(`${server.url}/readyz`)).status;
const gaps = async () =>
  (await server.house.log.read(server.house.clinicId, server.house.clinicId, 0)).filter(
    ({ event }) => event.type === 'RecordingFailed',
  );

test('[F3] a full disk is told to every screen at once and to whoever asks for readiness, reading goes on, and it ends by itself', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  const storage = listen(socket, 'storage');
  expect(await readiness()).toBe(200);
  const message = { commandId: randomUUID(), sessionId, command: ARRIVE };
  disk.full = true;
  try {
    expect(await command(socket, message)).toMatchObject({ ok: false, problem: { code: 'notRecorded' } });
    await storage.until((heard) => heard.at(-1)?.failing === true);
    expect(await readiness()).toBe(503);
    expect((await follow(socket, { what: 'session', sessionId, afterSeq: 0 })).ok).toBe(true);
    expect((await view(server.nurse, sessionId)).sessionId).toBe(sessionId);
    const late = openSocket(server.url, server.prescriber.cookie);
    expect((await listen(late, 'storage').until((heard) => heard.length > 0)).at(-1)?.failing).toBe(true);
    late.close();
    expect(await gaps()).toEqual([]);
  } finally {
    disk.full = false;
  }
  await storage.until((heard) => heard.at(-1)?.failing === false);
  expect(await readiness()).toBe(200);
  expect(await command(socket, message)).toMatchObject({ ok: true });
  await expect.poll(async () => (await gaps()).length).toBe(1);
  expect((await gaps())[0]).toMatchObject({ actor: { kind: 'system' }, event: { body: { fromMs: TEN } } });
  socket.close();
});
