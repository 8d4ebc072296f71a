import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GLASS_LASTS_MS } from '#server/sessions/break-glass.ts';
import { unpackSummary } from '#shared/wire/pack-summary.ts';
import type { BrokenGlass } from '#shared/wire/people.ts';
import type { SessionView } from '#shared/wire/sessions.ts';
import { display } from '../people/every-caller.ts';
import {
  type Caller,
  signIn,
  startTestServer,
  TEN,
  type TestServer,
  temporaryFolder,
} from '../test-server.ts';
import { connected, follow, listen, openSocket } from '../test-socket.ts';
import { openVisit, send, type Visit } from '../visit.ts';
import { breakGlass, restrict, staffIdOf } from './people.ts';

let server: TestServer;
let admin: Caller;
let colleague: Caller;
let prescriberId: string;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 60 } });
  admin = await server.as('admin', 'Ada Boss');
  colleague = await server.as('nurse', 'Cora Other');
  prescriberId = await staffIdOf(server.prescriber);
});
afterAll(() => server.stop());

let visit: Visit;
let chair = 0;
beforeEach(async () => {
  chair += 1;
  visit = await openVisit(server.prescriber, { name: `Gitta ${chair}`, recordNumber: `G-${chair}` });
  await send(server.prescriber, visit.sessionId, {
    type: 'ArrivePatient',
    body: { chairId: String(chair) },
  });
  await restrict(server.prescriber, visit.patientId, [prescriberId]);
});

const opens = async (person: Caller, sessionId = visit.sessionId) =>
  (await person.get<SessionView>(`/api/v1/sessions/${sessionId}`)).status;

test('broken glass opens the session to whoever broke it, with the reason on record, and to nobody else', async () => {
  const { sessionId, patientId } = visit;
  expect(await opens(server.nurse)).toBe(403);
  const broken = await breakGlass(server.nurse, sessionId, { reason: 'Found unresponsive.' });
  expect(broken).toMatchObject({
    status: 200,
    body: { untilMs: server.house.clock.now() + GLASS_LASTS_MS },
  });
  expect([await opens(server.nurse), await opens(colleague)]).toEqual([200, 403]);
  const events = await server.house.log.read(server.house.clinicId, sessionId, 0);
  expect(events.at(-1)).toMatchObject({
    actor: { name: 'Nora Keller', role: 'nurse' },
    event: { type: 'GlassBroken', body: { reason: 'Found unresponsive.' } },
  });
  // It is this session that is open, for its hour: not the patient's details, and no other session.
  expect((await server.nurse.get(`/api/v1/patients/${patientId}`)).status).toBe(403);
});

test('broken glass closes again after an hour, and whoever still follows is cut off', async () => {
  const { sessionId } = visit;
  const { body } = await breakGlass(server.nurse, sessionId);
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  expect(await follow(socket, { what: 'session', sessionId, afterSeq: 0 })).toMatchObject({ ok: true });
  const told = listen(socket, 'refollow');
  await server.setClock(body.untilMs - 1);
  expect(await opens(server.nurse)).toBe(200);
  await server.setClock(body.untilMs);
  expect(await opens(server.nurse)).toBe(403);
  const [first] = await told.until((heard) => heard.length > 0);
  expect(first).toMatchObject({ sessionId, why: expect.stringContaining('restricted to named people') });
  expect((await breakGlass(server.nurse, sessionId)).status).toBe(200);
  socket.close();
});

test('every board of the clinic hears at once who broke which glass', async () => {
  const sockets = await Promise.all(
    [colleague, admin, server.prescriber].map(({ cookie }) => connected(openSocket(server.url, cookie))),
  );
  for (const socket of sockets) await follow(socket, { what: 'board' });
  const boards = sockets.map((socket) => listen(socket, 'summaries'));
  await breakGlass(server.nurse, visit.sessionId);
  for (const board of boards) {
    const told = await board.until((heard) =>
      heard
        .flatMap(({ changed }) => changed.map(unpackSummary))
        .some(({ sessionId, glassBroken }) => sessionId === visit.sessionId && glassBroken !== null),
    );
    const summary = told
      .flatMap(({ changed }) => changed.map(unpackSummary))
      .findLast(({ sessionId }) => sessionId === visit.sessionId);
    expect(summary).toMatchObject({ restricted: true, glassBroken: { name: 'Nora Keller' } });
  }
  for (const socket of sockets) socket.close();
});

test('a wall display in view of strangers tells neither that a record is restricted nor who opened it', async () => {
  await breakGlass(server.nurse, visit.sessionId);
  const wall = await connected(openSocket(server.url, (await display(server)).cookie));
  const answer = await follow(wall, { what: 'board' });
  const summaries = answer.ok && answer.what === 'board' ? answer.summaries.map(unpackSummary) : [];
  expect(summaries.find(({ sessionId }) => sessionId === visit.sessionId)).toMatchObject({
    restricted: false,
    glassBroken: null,
  });
  wall.close();
});

test('where there is no glass to break, nothing is recorded and a sentence says why', async () => {
  const { sessionId, patientId } = visit;
  const head = async () => (await server.house.log.read(server.house.clinicId, sessionId, 0)).length;
  const before = await head();
  const unknown = await breakGlass(server.nurse, randomUUID());
  expect([unknown.status, unknown.body.detail]).toEqual([404, 'There is no such session.']);
  const namedOne = await breakGlass(server.prescriber, sessionId);
  expect([namedOne.status, namedOne.body.detail]).toEqual([
    409,
    'This record is open to you: there is no glass to break.',
  ]);
  for (const reason of ['', '   '])
    expect((await breakGlass(server.nurse, sessionId, { reason })).body).toMatchObject({
      status: 400,
      pointer: '/reason',
    });
  expect((await breakGlass(admin, sessionId)).status).toBe(403);
  await restrict(server.prescriber, patientId, []);
  const open = await breakGlass(server.nurse, sessionId);
  expect([open.status, open.body.detail]).toEqual([
    409,
    'This record is not restricted: open it as any other.',
  ]);
  expect(await head()).toBe(before);
});

test('breaking the same glass twice at once, or again with the same id, is one act', async () => {
  const commandId = randomUUID();
  const both = await Promise.all([1, 2].map(() => breakGlass(server.nurse, visit.sessionId, { commandId })));
  const third = await breakGlass(server.nurse, visit.sessionId, { commandId });
  expect(new Set([...both, third].map(({ status, body }) => `${status} ${body.untilMs}`)).size).toBe(1);
  const again = await breakGlass(server.nurse, visit.sessionId);
  expect([again.status, again.body.detail]).toEqual([
    409,
    'This record is open to you: there is no glass to break.',
  ]);
  const events = await server.house.log.read(server.house.clinicId, visit.sessionId, 0);
  expect(events.filter(({ event }) => event.type === 'GlassBroken')).toHaveLength(1);
  // A colleague who sends the id of another's act has broken nothing.
  expect((await breakGlass(colleague, visit.sessionId, { commandId })).status).toBe(409);
  expect(await opens(colleague)).toBe(403);
});

test('of two different acts at once on one glass the second finds the record open', async () => {
  const both = await Promise.all([1, 2].map(() => breakGlass(server.nurse, visit.sessionId)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const events = await server.house.log.read(server.house.clinicId, visit.sessionId, 0);
  expect(events.filter(({ event }) => event.type === 'GlassBroken')).toHaveLength(1);
});

test('an admin is told whose glass was broken, by whom, why and until when, and that is noted', async () => {
  const { body } = await breakGlass(colleague, visit.sessionId, { reason: 'No pulse on the monitor.' });
  const { broken } = (await admin.get<{ broken: BrokenGlass[] }>('/api/v1/break-glass')).body;
  expect(broken.find(({ sessionId }) => sessionId === visit.sessionId)).toEqual({
    sessionId: visit.sessionId,
    patientName: `Gitta ${chair}`,
    patientBirthDate: '1991-05-04',
    staffName: 'Cora Other',
    reason: 'No pulse on the monitor.',
    atMs: body.untilMs - GLASS_LASTS_MS,
    untilMs: body.untilMs,
  });
  const noted = await server.house.db
    .selectFrom('access_trail')
    .select(['viewer_name', 'viewed'])
    .where('subject_id', '=', visit.sessionId)
    .where('viewed', '=', 'brokenGlass')
    .execute();
  expect(noted).toEqual([{ viewer_name: 'Ada Boss', viewed: 'brokenGlass' }]);
  for (const person of [server.nurse, server.prescriber])
    expect((await person.get('/api/v1/break-glass')).status).toBe(403);
});

test('a restriction and broken glass hold over a restart', async () => {
  const folder = temporaryFolder();
  const first = await startTestServer({ dataFolder: folder.path });
  const { patientId, sessionId } = await openVisit(first.prescriber);
  await first.as('nurse', 'Cora Other');
  await restrict(first.prescriber, patientId, [await staffIdOf(first.prescriber)]);
  await breakGlass(first.nurse, sessionId);
  await first.stop();
  const again = await startTestServer({ dataFolder: folder.path, startAtMs: TEN });
  const [nurse, other] = [await signIn(again.url, 'Nora Keller'), await signIn(again.url, 'Cora Other')];
  expect([await statusAt(nurse, sessionId), await statusAt(other, sessionId)]).toEqual([200, 403]);
  await again.stop();
  folder.remove();
});

async function statusAt(person: Caller, sessionId: string): Promise<number> {
  return (await person.get(`/api/v1/sessions/${sessionId}`)).status;
}
