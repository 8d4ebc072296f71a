import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foundClinic } from '#server/clinic/clinic.ts';
import { systemTime } from '#server/elapsed.ts';
import { UNWATCHED_MS } from '#server/live/unwatched.ts';
import type { AnyEvent } from '#shared/events.ts';
import type { StationInfo, Watching } from '#shared/wire/stations.ts';
import { pairedWall } from '../displays/wall.ts';
import { MIN, startTestServer, type TestServer, temporaryFolder } from '../test-server.ts';
import { connected, listen, openSocket, type StaffSocket } from '../test-socket.ts';
import { CALM, giveDose, openVisit, recordSet, send } from '../visit.ts';

/** A disk that can be made to fail every write of events. */
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

/** The process clock stands still unless a test moves it. */
let processMs = Date.now();
const surroundings = {
  time: { ...systemTime, wallMs: () => processMs },
  plugins: [failingDisk],
};

let folder = temporaryFolder();
let server: TestServer;
const sockets: StaffSocket[] = [];
beforeEach(async () => {
  folder = temporaryFolder();
  server = await startTestServer({ dataFolder: folder.path, surroundings });
});
afterEach(async () => {
  disk.failing = false;
  for (const socket of sockets.splice(0)) socket.close();
  await server.stop();
  folder.remove();
});

async function screen(cookie: string): Promise<StaffSocket> {
  const socket = await connected(openSocket(server.url, cookie));
  sockets.push(socket);
  return socket;
}
async function dosed(): Promise<string> {
  const now = server.house.clock.now();
  const { sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(server.nurse, sessionId, recordSet(now, CALM));
  await send(server.nurse, sessionId, giveDose(now));
  return sessionId;
}
/** Nobody looks for as long as it takes to be told; resolves when it is on record. */
async function longUnwatched(): Promise<void> {
  await server.rooms.vigil.look();
  processMs += UNWATCHED_MS;
  await server.rooms.vigil.look();
}
function nextRecorded(type: AnyEvent['type']): Promise<void> {
  return new Promise((resolve) => {
    const forget = server.house.log.onAppended((appended) => {
      if (!appended.some(({ events }) => events.some(({ event }) => event.type === type))) return;
      forget();
      resolve();
    });
  });
}
async function onRecord(of = /Watch/): Promise<AnyEvent[]> {
  const events = await server.house.log.read(server.house.clinicId, server.house.clinicId, 0);
  return events.flatMap(({ event }) => (of.test(event.type) ? [event] : []));
}
/** In front with the board, on a machine without a loudspeaker. */
const watches = (socket: StaffSocket) =>
  socket.emit('presence', { visible: true, showsBoard: true, sound: 'blocked', room: null });
/** What is told of these screens when no room is named and no station is lost. */
const told = (of: Partial<Watching>): Watching => ({
  open: 0,
  watching: 0,
  audible: 0,
  sinceMs: null,
  silentSinceMs: null,
  silentRooms: [],
  lost: [],
  ...of,
});

test('after a minute in which no screen shows the board every open one is told since when, and it is on record once', async () => {
  await dosed();
  const hidden = await screen(server.nurse.cookie);
  const heard = listen(hidden, 'stations');
  const sinceMs = server.house.clock.now();
  await server.rooms.vigil.look();
  processMs += UNWATCHED_MS - 1;
  await server.setClock(sinceMs + MIN);
  await server.rooms.vigil.look();
  expect([server.rooms.vigil.watching(), await onRecord()]).toEqual([told({ open: 1 }), []]);
  processMs += 1;
  await server.rooms.vigil.look();
  const all = await heard.until((messages) => messages.some((message) => message.sinceMs !== null));
  expect(all.at(-1)).toEqual(told({ open: 1, sinceMs, silentSinceMs: sinceMs }));
  await server.rooms.vigil.look();
  expect(await onRecord()).toEqual([{ type: 'NobodyWatching', body: { sinceMs } }]);
  const late = openSocket(server.url, server.prescriber.cookie);
  sockets.push(late);
  const [first] = await listen(late, 'stations').until((all) => all.length > 0);
  expect(first).toEqual(told({ open: 2, sinceMs, silentSinceMs: sinceMs }));
});

test('it is over when a screen comes to the front with the board, and that is told and on record', async () => {
  await dosed();
  const front = await screen(server.nurse.cookie);
  await longUnwatched();
  const sinceMs = server.rooms.vigil.watching().silentSinceMs;
  const heard = listen(front, 'stations');
  const recorded = nextRecorded('WatchedAgain');
  watches(front);
  const all = await heard.until((messages) => messages.some(({ watching }) => watching === 1));
  expect(all.at(-1)).toEqual(told({ open: 1, watching: 1, silentSinceMs: sinceMs }));
  await recorded;
  expect((await onRecord()).map(({ type }) => type)).toEqual(['NobodyWatching', 'WatchedAgain']);
  expect((await onRecord()).at(-1)).toMatchObject({ body: { because: 'screen' } });
});

test('it is over when no dosed patient is left, and the record does not say that somebody looked', async () => {
  const sessionId = await dosed();
  await longUnwatched();
  await send(server.nurse, sessionId, {
    type: 'TransferPatient',
    body: { destination: 'Emergency', reason: 'chest pain' },
  });
  await server.rooms.vigil.look();
  expect((await onRecord()).at(-1)).toMatchObject({ type: 'WatchedAgain', body: { because: 'noPatient' } });
});

test('a screen that goes for less than a minute leaves no trace', async () => {
  await dosed();
  const first = await screen(server.nurse.cookie);
  const heard = listen(first, 'stations');
  watches(first);
  await heard.until((all) => all.some(({ watching }) => watching === 1));
  first.emit('presence', { visible: false, showsBoard: true, sound: 'blocked', room: null });
  await heard.until((all) => all.at(-1)?.watching === 0);
  processMs += UNWATCHED_MS - 1;
  watches(first);
  await heard.until((all) => all.at(-1)?.watching === 1);
  processMs += UNWATCHED_MS;
  await server.rooms.vigil.look();
  expect([server.rooms.vigil.watching().sinceMs, await onRecord()]).toEqual([null, []]);
});

test('nobody has to look while no patient has had a dose', async () => {
  const { sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await server.rooms.vigil.look();
  processMs += 60 * MIN;
  await server.rooms.vigil.look();
  expect([server.rooms.vigil.watching().sinceMs, await onRecord()]).toEqual([null, []]);
});

test('a wall display that shows the board watches; a screen of another clinic does not', async () => {
  await dosed();
  const { wall } = await pairedWall(server, await server.as('admin', 'Ada Minder'), 'Wall');
  const display = await screen(wall.cookie);
  const heard = listen(display, 'stations');
  watches(display);
  await heard.until((all) => all.some(({ watching }) => watching === 1));
  const { clinicId } = await foundClinic(server.premises, { name: 'Harbour', timeZone: 'UTC', chairs: 1 });
  const there = await server.clinics.rooms(clinicId);
  expect(there.vigil.watching()).toEqual(told({}));
  const { body } = await server.nurse.get<{ stations: StationInfo[] }>('/api/v1/stations');
  expect(body.stations).toEqual([
    {
      stationId: expect.any(String),
      who: 'Wall',
      role: 'wall',
      locked: false,
      visible: true,
      showsBoard: true,
      sinceMs: processMs,
      room: null,
      audible: false,
      sound: 'blocked',
      paused: null,
    },
  ]);
});

test('a gap goes on over a restart and is still one gap on record', async () => {
  await dosed();
  await longUnwatched();
  await server.stop();
  server = await startTestServer({ dataFolder: folder.path, surroundings });
  await server.rooms.vigil.look();
  const [begun] = await onRecord();
  expect(server.rooms.vigil.watching().sinceMs).toBe(
    begun?.type === 'NobodyWatching' ? begun.body.sinceMs : -1,
  );
  const recorded = nextRecorded('WatchedAgain');
  watches(await screen(server.nurse.cookie));
  await recorded;
  expect((await onRecord()).map(({ type }) => type)).toEqual(['NobodyWatching', 'WatchedAgain']);
});

test('screens are told even when it cannot be stored; it is stored once the disk is mended', async () => {
  await dosed();
  const heard = listen(await screen(server.nurse.cookie), 'stations');
  await server.rooms.vigil.look();
  disk.failing = true;
  processMs += UNWATCHED_MS;
  await server.rooms.vigil.look();
  await heard.until((all) => all.some(({ sinceMs }) => sinceMs !== null));
  await server.rooms.vigil.look();
  expect(await onRecord()).toEqual([]);
  disk.failing = false;
  await server.rooms.vigil.look();
  expect(await onRecord()).toHaveLength(1);
});
