import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundClinic } from '#server/clinic/clinic.ts';
import type { House } from '#server/house.ts';
import { MIN, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { command, connected, follow, listen, openSocket } from '../test-socket.ts';
import { openVisit, view } from '../visit.ts';

/** A disk that is full until somebody makes room: nothing at all can be added to it, or no event of one clinic. */
const disk = { full: false, fullFor: '' };
const fullDisk: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (node.kind === 'InsertQueryNode' && (disk.full || isEventOf(disk.fullFor, node)))
      throw Object.assign(new Error('no space'), { code: 'SQLITE_FULL' });
    return node;
  },
  transformResult: async ({ result }) => result,
};

function isEventOf(clinicId: string, node: object): boolean {
  if (clinicId === '') return false;
  const said = JSON.stringify(node);
  return said.includes('RecordingFailed') && said.includes(clinicId);
}

const ARRIVE = { type: 'ArrivePatient', body: { chairId: '1' } } as const;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ surroundings: { plugins: [fullDisk] } });
});
afterAll(() => server.stop());

const readiness = async () => (await fetch(`${server.url}/readyz`)).status;
const gaps = async ({ log, clinicId }: House = server.house) =>
  (await log.read(clinicId, clinicId, 0)).filter(({ event }) => event.type === 'RecordingFailed');

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

test('[F3] each clinic notes each gap once, also where the note of one fails and storage with it', async () => {
  const founded = await foundClinic(server.premises, { name: 'Hill clinic', timeZone: 'UTC', chairs: 2 });
  const { house: hill } = await server.clinics.rooms(founded.clinicId);
  const { sessionId } = await openVisit(server.nurse);
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  const before = (await gaps()).length;
  disk.full = true;
  await command(socket, {
    commandId: randomUUID(),
    sessionId,
    command: { ...ARRIVE, body: { chairId: '2' } },
  });
  await server.setClock(TEN + MIN);
  const storage = listen(socket, 'storage');
  disk.fullFor = hill.clinicId;
  disk.full = false;
  // The note of the second clinic fails, and the disk is full again with it.
  await storage.until(
    (heard) =>
      heard
        .map(({ failing }) => failing)
        .slice(-2)
        .join() === 'false,true',
  );
  expect(await gaps(hill)).toEqual([]);
  disk.fullFor = '';
  await expect.poll(async () => (await gaps(hill)).length, { timeout: 8000 }).toBe(1);
  const spans = async (house: House) =>
    (await gaps(house)).map(({ event }) => (event.type === 'RecordingFailed' ? event.body.fromMs : 0));
  await expect.poll(async () => (await gaps()).length, { timeout: 8000 }).toBe(before + 2);
  const [first = 0, second = 0] = (await spans(server.house)).slice(before);
  expect([first, second >= TEN + MIN, await spans(hill)]).toEqual([first, true, [first]]);
  expect(first).toBeLessThan(TEN + MIN);
  socket.close();
});
