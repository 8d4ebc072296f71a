import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { foundClinic } from '#server/clinic/clinic.ts';
import { LINK_LASTS_MS } from '#server/displays/displays.ts';
import { SCREEN_LASTS_MS } from '#server/displays/pairing.ts';
import { systemTime } from '#server/elapsed.ts';
import { type Caller, caller, MIN, startTestServer, type TestServer } from '../test-server.ts';
import { connected, follow, listen, openSocket, type StaffSocket } from '../test-socket.ts';
import { addDisplay, cookieOf, displayInfo, freshLink, open, pair, pairedWall, revoke } from './wall.ts';

/** A disk that can be made too full to note when a display was seen. */
const disk = { full: false };
const fullDisk: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (disk.full && node.kind === 'UpdateQueryNode')
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    return node;
  },
  transformResult: async ({ result }) => result,
};

let aheadMs = 0;
const time = { ...systemTime, wallMs: () => systemTime.wallMs() + aheadMs };

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer({ surroundings: { time, plugins: [fullDisk] } });
  admin = await server.as('admin', 'Ada Minder');
});
afterAll(() => server.stop());
afterEach(() => {
  aheadMs = 0;
  disk.full = false;
});

const now = () => server.house.clock.now();
const record = async () =>
  (await server.house.log.read(server.house.clinicId, server.house.clinicId, 0)).map(({ event, actor }) => [
    event.type,
    actor.kind === 'staff' ? actor.name : actor.kind,
  ]);
const cutOff = (socket: StaffSocket) => new Promise((resolve) => socket.once('disconnect', resolve));
const seesBoard = async (cookie: string) =>
  (await caller(server.url, { cookie }).get('/api/v1/sessions')).status;

test('an added display shows its link once; a screen that opens it shows the board, by a cookie of 400 days', async () => {
  const added = await addDisplay(admin, 'Wall by the door');
  expect(added.body.link.path).toMatch(/^\/display#[\w-]{43}$/);
  expect(added.body.display).toMatchObject({ name: 'Wall by the door', paired: false, lastSeenAtMs: null });
  const paired = await open(server.nobody, added);
  const { displayId } = added.body.display;
  expect(paired.body).toEqual({ kind: 'wall', displayId, name: 'Wall by the door', showsNames: false });
  expect(paired.headers.getSetCookie()[0]).toMatch(
    /^afterdose_sign_in=display_[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect(await seesBoard(cookieOf(paired))).toBe(200);
  expect((await caller(server.url, { cookie: cookieOf(paired) }).get('/api/v1/me')).body).toEqual(
    paired.body,
  );
  expect(await displayInfo(admin, displayId)).toMatchObject({ paired: true, lastSeenAtMs: now() });
  expect((await record()).slice(-3)).toEqual([
    ['DisplayAdded', 'Ada Minder'],
    ['DisplayLinkIssued', 'Ada Minder'],
    ['DisplayPaired', 'system'],
  ]);
});

test('neither link nor cookie is kept in clear', async () => {
  const added = await addDisplay(admin, 'Kept hashed');
  const paired = await open(server.nobody, added);
  const next = await freshLink(admin, added.body.display.displayId);
  const rows = JSON.stringify([
    await server.house.db.selectFrom('display_tokens').selectAll().execute(),
    await server.house.db.selectFrom('events').selectAll().execute(),
  ]);
  expect(rows).not.toContain(cookieOf(paired).split('=')[1]);
  expect(rows).not.toContain(next.body.link.path.split('#')[1]);
});

test('a link works once: of two screens that open it at once, one is the display', async () => {
  const added = await addDisplay(admin, 'Contested');
  const answers = await Promise.all([open(server.nobody, added), open(server.nobody, added)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test('a used link, an expired one, one that was replaced and one nobody made are answered alike', async () => {
  const used = await addDisplay(admin, 'Used');
  await open(server.nobody, used);
  const replaced = await addDisplay(admin, 'Replaced');
  await freshLink(admin, replaced.body.display.displayId);
  const expired = await addDisplay(admin, 'Expired');
  const revoked = await addDisplay(admin, 'Revoked');
  await revoke(admin, revoked.body.display.displayId);
  const never = await pair(server.nobody, 'x'.repeat(43));
  aheadMs = LINK_LASTS_MS;
  for (const link of [used, replaced, expired, revoked]) {
    const { status, body } = await open(server.nobody, link);
    expect([status, body]).toEqual([404, never.body]);
  }
  expect(never.body.type).toBe('urn:afterdose:problem:link-over');
});

test('just before ten minutes are over the link still works', async () => {
  const added = await addDisplay(admin, 'In time');
  aheadMs = LINK_LASTS_MS - 30_000;
  expect((await open(server.nobody, added)).status).toBe(200);
});

test('a fresh link leaves the screen as it is until it is opened; then the old screen is the display no longer', async () => {
  const { displayId, wall } = await pairedWall(server, admin, 'Replaced screen');
  const fresh = await freshLink(admin, displayId);
  expect(await seesBoard(wall.cookie)).toBe(200);
  expect((await open(server.nobody, fresh)).status).toBe(200);
  expect(await seesBoard(wall.cookie)).toBe(401);
});

test('[A-12] revoking cuts the open screen off, and its cookie opens nothing from then on', async () => {
  const { displayId, wall } = await pairedWall(server, admin, 'Stolen');
  const socket = await connected(openSocket(server.url, wall.cookie));
  const other = await connected(
    openSocket(server.url, (await pairedWall(server, admin, 'Next to it')).wall.cookie),
  );
  const cut = cutOff(socket);
  const revoked = await revoke(admin, displayId);
  expect(revoked.body).toMatchObject({ revokedAtMs: now(), paired: false });
  await cut;
  expect(other.connected).toBe(true);
  expect(await seesBoard(wall.cookie)).toBe(401);
  await expect(connected(openSocket(server.url, wall.cookie))).rejects.toThrow('Sign in first.');
  expect((await freshLink(admin, displayId)).status).toBe(409);
  other.close();
});

test('[A-12] a screen taken off by hand shows nothing any more, wherever its cookie has gone', async () => {
  const { displayId, wall } = await pairedWall(server, admin, 'Taken off');
  const socket = await connected(openSocket(server.url, wall.cookie));
  const cut = cutOff(socket);
  expect((await wall.post('/api/v1/sign-out', '')).status).toBe(204);
  await cut;
  expect(await seesBoard(wall.cookie)).toBe(401);
  expect(await displayInfo(admin, displayId)).toMatchObject({ paired: false, revokedAtMs: null });
  expect((await record()).at(-1)).toEqual(['DisplayUnpaired', 'system']);
});

test('a cookie of 400 days is over by then on the server too', async () => {
  const { wall } = await pairedWall(server, admin, 'Old');
  aheadMs = SCREEN_LASTS_MS;
  expect(await seesBoard(wall.cookie)).toBe(401);
});

test('[A-64] whoever was signed in at the screen that becomes a display is signed out', async () => {
  const nina = await server.as('nurse', 'Nina Voss');
  const added = await addDisplay(admin, 'Once a station');
  expect((await open(nina, added)).status).toBe(200);
  expect((await nina.get('/api/v1/me')).status).toBe(401);
});

test('when a display was last seen is told to the minute', async () => {
  const { displayId, wall } = await pairedWall(server, admin, 'Seen');
  const pairedAtMs = now();
  await server.setClock(now() + MIN - 1);
  await seesBoard(wall.cookie);
  expect(await displayInfo(admin, displayId)).toMatchObject({ lastSeenAtMs: pairedAtMs });
  await server.setClock(now() + 1);
  await seesBoard(wall.cookie);
  expect(await displayInfo(admin, displayId)).toMatchObject({ lastSeenAtMs: now() });
});

test('a wall goes on showing the board on a disk too full to note that it does', async () => {
  const { wall } = await pairedWall(server, admin, 'Full disk');
  await server.setClock(now() + MIN);
  disk.full = true;
  expect(await seesBoard(wall.cookie)).toBe(200);
});

test('a wish repeated under its id shows no second link; one under a used id is not done', async () => {
  const [adding, linking] = [randomUUID(), randomUUID()];
  const added = await addDisplay(admin, 'Answer lost', adding);
  expect((await addDisplay(admin, 'Answer lost', adding)).status).toBe(409);
  expect((await addDisplay(admin, 'Another', adding)).status).toBe(409);
  const { displayId } = added.body.display;
  const fresh = await freshLink(admin, displayId, linking);
  expect((await freshLink(admin, displayId, linking)).status).toBe(409);
  expect((await open(server.nobody, fresh)).status).toBe(200);
});

test('a name belongs to one display in use', async () => {
  const { body } = await addDisplay(admin, 'Corridor');
  expect((await addDisplay(admin, 'corridor')).status).toBe(409);
  await revoke(admin, body.display.displayId);
  expect((await addDisplay(admin, 'Corridor')).status).toBe(200);
});

test("a display that is not known and one of another clinic's are answered alike", async () => {
  const { clinicId } = await foundClinic(server.premises, { name: 'Harbour', timeZone: 'UTC', chairs: 1 });
  const theirs = randomUUID();
  const { house } = await server.clinics.rooms(clinicId);
  const shared = { takenAtMs: null, recordedAtMs: house.stamp(), actor: { kind: 'system' } } as const;
  const event = { type: 'DisplayAdded', body: { displayId: theirs, name: 'Theirs' } } as const;
  const stream = { streamId: clinicId, kind: 'clinic', patientId: null, expectedSeq: 1 } as const;
  await house.log.append({
    clinicId,
    commandId: null,
    streams: [{ ...stream, events: [{ ...shared, eventId: randomUUID(), event }] }],
  });
  for (const ask of [freshLink, revoke]) {
    const [unknown, foreign] = [await ask(admin, randomUUID()), await ask(admin, theirs)];
    expect([unknown.status, unknown.body]).toEqual([404, foreign.body]);
  }
  expect(await displayInfo(admin, theirs)).toBeUndefined();
});

test('a wall hears at once that it may show names', async () => {
  const { wall } = await pairedWall(server, admin, 'Staff room');
  const socket = await connected(openSocket(server.url, wall.cookie));
  await follow(socket, { what: 'board' });
  const [you, again] = [listen(socket, 'you'), listen(socket, 'refollow')];
  const settings = { lockAfterMin: 5, initialsWhenLocked: true, wallShowsNames: true };
  await admin.put('/api/v1/clinic/settings', { commandId: randomUUID(), settings });
  await you.until((heard) => heard.some((who) => who.kind === 'wall' && who.showsNames));
  await again.until((heard) => heard.length > 0);
  socket.close();
});
