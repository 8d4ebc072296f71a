import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../test-server.ts';
import { ask, connected, follow, listen, openSocket, type StaffSocket } from '../test-socket.ts';
import type { Visit } from '../visit.ts';
import { NEVER_ON_A_WALL, TYPED, tellEverything, WHO } from './told-everything.ts';
import { pairedWall } from './wall.ts';

let server: TestServer;
let admin: Caller;
let wall: Caller;
let screen: StaffSocket;
let station: StaffSocket;
let told: { ill: Visit; nearlyHome: Visit };
/** Every packet that came in, as it came. */
const toWall: string[] = [];
const toStation: string[] = [];

/** The wall looks on while everything happens, as a nurse's station does. */
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin', 'Ada Minder');
  ({ wall } = await pairedWall(server, admin, 'Wall in the corridor'));
  screen = await watchingScreen(wall, toWall);
  station = await watchingScreen(server.nurse, toStation);
  told = await tellEverything(server);
  const { caller: device } = await server.device('Loose monitor');
  const waiting = listen(screen, 'waiting');
  await device.post('/api/v1/readings', {
    readingId: randomUUID(),
    takenAt: new Date(server.house.clock.now()).toISOString(),
    heartRateBpm: 71,
    failed: [{ vital: 'spo2Percent', reason: `${TYPED} fell off` }],
    method: { site: `${TYPED} toe` },
    patientId: WHO.recordNumber,
  });
  await waiting.until((heard) => heard.length > 0);
}, 60_000);
afterAll(async () => {
  screen.close();
  station.close();
  await server.stop();
});

async function watchingScreen(who: Caller, heard: string[]): Promise<StaffSocket> {
  const socket = openSocket(server.url, who.cookie);
  socket.io.on('open', () =>
    socket.io.engine.on('packet', (packet) => heard.push(String(packet.data ?? ''))),
  );
  await connected(socket);
  await follow(socket, { what: 'board' });
  return socket;
}

/** Everything a wall can ask for over HTTP, and all it is told. */
async function everythingOverHttp(): Promise<string> {
  const gets = server.app.routeRows.filter(
    ({ method, url }) => method === 'GET' && url.startsWith('/api/v1/'),
  );
  const texts = await Promise.all(
    gets.flatMap(({ url }) =>
      [told.ill.sessionId, told.ill.patientId, told.nearlyHome.sessionId].map(async (id) => {
        const path = url.replace(/:[A-Za-z]+/g, id);
        return (await fetch(`${server.url}${path}`, { headers: { cookie: wall.cookie } })).text();
      }),
    ),
  );
  return texts.join('\n');
}

const found = (text: string, words: readonly string[]) =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
const ownIds = () => [told.ill.patientId, told.nearlyHome.patientId];

test('a station is sent all of it, so that this test would notice', () => {
  const text = toStation.join('\n');
  expect(found(text, [`${TYPED} is crying`, `${TYPED} has a plan`, `${TYPED} fell off`])).toHaveLength(3);
  expect(found(text, ['Suicide screen high', 'Mood safety', '"SI"', WHO.birthDate])).toHaveLength(4);
  expect(found(text, [WHO.recordNumber, WHO.name, ...ownIds()])).toHaveLength(4);
});

test('over its socket a wall is sent no second identifier, no typed word, and nothing of a suicide screen (9.33)', async () => {
  await ask(screen, 'follow', { what: 'session', sessionId: told.ill.sessionId, afterSeq: 0 });
  const text = toWall.join('\n');
  expect(found(text, [told.ill.sessionId, 'Nurse needed', 'SpO₂ 90'])).toHaveLength(3);
  expect(found(text, ['Chest pain'])).toEqual([]);
  expect(found(text, [...NEVER_ON_A_WALL, ...ownIds()])).toEqual([]);
  expect(found(text, ['Xaver', 'Quirin', 'Quixi'])).toEqual([]);
});

test('over HTTP neither, whatever it asks for', async () => {
  const text = await everythingOverHttp();
  expect(found(text, [told.ill.sessionId, 'Nurse needed', 'Q. X.'])).toHaveLength(3);
  expect(found(text, [...NEVER_ON_A_WALL, ...ownIds()])).toEqual([]);
  expect(found(text, ['Xaver', 'Quirin', 'Quixi'])).toEqual([]);
});

test('a wall that may show names is sent names and nothing more', async () => {
  const settings = { lockAfterMin: 5, initialsWhenLocked: true, wallShowsNames: true };
  const again = listen(screen, 'refollow');
  await admin.put('/api/v1/clinic/settings', { commandId: randomUUID(), settings });
  await again.until((heard) => heard.length > 0);
  await follow(screen, { what: 'board' });
  const text = `${toWall.join('\n')}\n${await everythingOverHttp()}`;
  expect(found(text, ['Xaver, Quirin', 'Quixi', 'Chest pain'])).toHaveLength(3);
  expect(found(text, [...NEVER_ON_A_WALL, ...ownIds()])).toEqual([]);
});
