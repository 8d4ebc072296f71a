import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionCommand } from '#shared/commands.ts';
import type { CommandAnswer } from '#shared/wire/messages.ts';
import { startTestServer, TEN, type TestServer } from '../test-server.ts';
import { ask, command, connected, openSocket, type StaffSocket, say } from '../test-socket.ts';
import { CALM, openVisit, readings, recordSet, send, view } from '../visit.ts';

let server: TestServer;
let socket: StaffSocket;
let chair = 0;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 60 } });
  socket = await connected(openSocket(server.url, server.nurse.cookie));
});
afterAll(async () => {
  socket.close();
  await server.stop();
});

/** Events of a session in which somebody arrived: opened, arrived, held by whoever seated them. */
const ARRIVED = 3;

const arrive = () => {
  chair += 1;
  return { type: 'ArrivePatient', body: { chairId: String(chair) } } as const;
};

test('a command answers with its position once it is on disk, and is in the log with who and when', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const answer = await send(server.nurse, sessionId, arrive());
  const log = await server.house.log.read(server.house.clinicId, sessionId, 0);
  expect(answer.body).toEqual({ ok: true, seq: log.at(-1)?.seq });
  expect(log[1]).toMatchObject({
    event: { type: 'PatientArrived' },
    recordedAtMs: TEN,
    actor: { kind: 'staff', name: 'Nora Keller', role: 'nurse' },
  });
});

test('[L-27] both paths do the same: what a socket begins, HTTP goes on with', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const first = await command(socket, { commandId: randomUUID(), sessionId, command: arrive() });
  const second = await send(server.nurse, sessionId, recordSet(TEN, CALM));
  expect(first).toEqual({ ok: true, seq: ARRIVED });
  expect(second.body.seq).toBeGreaterThan(ARRIVED);
  expect((await view(server.nurse, sessionId)).judgement.values.heartRateBpm?.value).toBe(CALM.heartRateBpm);
});

test('a repeat of an accepted command answers as the first did, over either path, and records nothing more', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const commandId = randomUUID();
  const arriving = arrive();
  const first = await send(server.nurse, sessionId, arriving, { commandId });
  const again = await send(server.nurse, sessionId, arriving, { commandId });
  const overSocket = await command(socket, { commandId, sessionId, command: arriving });
  expect([again.body, overSocket]).toEqual([first.body, first.body]);
  expect(await server.house.log.read(server.house.clinicId, sessionId, 0)).toHaveLength(ARRIVED);
});

test('an id in capitals is the same id: of the command, of the session and of an entry', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const commandId = randomUUID();
  const first = await send(server.nurse, sessionId, arrive(), { commandId });
  const arrived = await server.house.log.read(server.house.clinicId, sessionId, 0);
  chair -= 1;
  const again = await send(server.nurse, sessionId.toUpperCase(), arrive(), {
    commandId: commandId.toUpperCase(),
  });
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect(await server.house.log.read(server.house.clinicId, sessionId, 0)).toHaveLength(arrived.length);
  const entryId = randomUUID();
  const note = (id: string) => {
    const content = { kind: 'note', takenAtMs: TEN, text: 'Asleep' } as const;
    return { type: 'WriteNote', body: { entryId: id, content, lateReason: null } } as const;
  };
  await send(server.nurse, sessionId, note(entryId));
  const twice = await send(server.nurse, sessionId, note(entryId.toUpperCase()));
  expect(twice.status).toBe(409);
});

test('[L-36] the same command sent twenty times at once is carried out once', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const commandId = randomUUID();
  const arriving = arrive();
  const answers = await Promise.all([
    ...Array.from({ length: 10 }, () =>
      send(server.nurse, sessionId, arriving, { commandId }).then((a) => a.body),
    ),
    ...Array.from({ length: 10 }, () => command(socket, { commandId, sessionId, command: arriving })),
  ]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await server.house.log.read(server.house.clinicId, sessionId, 0)).toHaveLength(ARRIVED);
});

test('a command id used again for something else, or by somebody else, is a conflict and records nothing', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const commandId = randomUUID();
  const arriving = arrive();
  await send(server.nurse, sessionId, arriving, { commandId });
  const other = await send(server.nurse, sessionId, recordSet(TEN, CALM), { commandId });
  const others = await send(server.prescriber, sessionId, arriving, { commandId });
  expect([other.status, others.status]).toEqual([409, 409]);
  expect(await server.house.log.read(server.house.clinicId, sessionId, 0)).toHaveLength(ARRIVED);
});

test('a refused command is decided again when it is repeated', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const other = await openVisit(server.nurse, { name: 'Bert Amsel' });
  const arriving = arrive();
  await send(server.nurse, other.sessionId, arriving);
  const commandId = randomUUID();
  expect((await send(server.nurse, sessionId, arriving, { commandId })).body.type).toBe(
    'urn:afterdose:problem:chair-taken',
  );
  const change = { type: 'ChangeChair', body: { chairId: arrive().body.chairId } } as const;
  await send(server.nurse, other.sessionId, change);
  expect((await send(server.nurse, sessionId, arriving, { commandId })).body.ok).toBe(true);
});

test('a command id used for another session is refused', async () => {
  const one = await openVisit(server.nurse);
  const two = await openVisit(server.nurse, { name: 'Bert Amsel' });
  const commandId = randomUUID();
  await send(server.nurse, one.sessionId, arrive(), { commandId });
  expect((await send(server.nurse, two.sessionId, arrive(), { commandId })).status).toBe(409);
});

test('twenty commands at once on one session are all recorded, each once, in one gapless order', async () => {
  const { sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, arrive());
  const ids = Array.from({ length: 20 }, () => randomUUID());
  const answers = await Promise.all(
    ids.map((id, index) =>
      send(server.nurse, sessionId, recordSet(TEN, { ...CALM, heartRateBpm: 60 + index }, id)),
    ),
  );
  expect(answers.every(({ body }) => body.ok)).toBe(true);
  expect((await readings(server.nurse, sessionId)).map(({ readingId }) => readingId).sort()).toEqual(
    ids.sort(),
  );
  const log = await server.house.log.read(server.house.clinicId, sessionId, 0);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
});

test('of two patients put in one chair at once, one gets it and the other is told', async () => {
  const one = await openVisit(server.nurse);
  const two = await openVisit(server.nurse, { name: 'Bert Amsel' });
  const arriving = arrive();
  const answers = await Promise.all(
    [one, two].map(({ sessionId }) => send(server.nurse, sessionId, arriving)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a chair the clinic does not have is refused by name', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const answer = await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '99' } });
  expect([answer.status, answer.body.detail]).toEqual([409, 'There is no chair 99 in this clinic.']);
});

test('a refusal says the same over both paths and changes nothing', async () => {
  const { sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, arrive());
  const before = await view(server.nurse, sessionId);
  const impossible = recordSet(TEN, { ...CALM, systolicMmHg: 301 });
  const overHttp = await send(server.nurse, sessionId, impossible);
  const overSocket = await command(socket, { commandId: randomUUID(), sessionId, command: impossible });
  expect(overHttp.status).toBe(422);
  expect(overSocket).toMatchObject({
    ok: false,
    problem: { code: 'impossibleValue', sentence: overHttp.body.detail, pointer: overHttp.body.pointer },
  });
  expect((await view(server.nurse, sessionId)).seq).toBe(before.seq);
});

const unknown = randomUUID();
test('an unknown session is refused over both paths', async () => {
  expect((await send(server.nurse, unknown, arrive())).status).toBe(404);
  expect(
    await command(socket, { commandId: randomUUID(), sessionId: unknown, command: arrive() }),
  ).toMatchObject({
    ok: false,
    problem: { code: 'unknownSession' },
  });
});

test('an administrator may not act on a session, and a nurse may not change a plan', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const admin = await server.as('admin', `Ada ${sessionId}`);
  expect((await send(admin, sessionId, arrive())).status).toBe(403);
  const change = {
    type: 'ChangePlan',
    body: { plannedMg: 84, plannedMgPerKg: null, plannedOverMin: null, reason: 'ordered' },
  } as const;
  expect((await send(server.nurse, sessionId, change)).status).toBe(403);
});

test('signing, or changing limits, with a passphrase that is not the own one is refused, says so, and is in the record of that person', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const { body: me } = await server.prescriber.get<{ staffId: string }>('/api/v1/me');
  const limits: SessionCommand = {
    type: 'FitLimits',
    body: { limits: { spo2Low: { warning: 92, critical: 90 } }, reason: 'lives at altitude' },
  };
  for (const command of [{ type: 'Sign', body: {} } as const, limits]) {
    const none = await send(server.prescriber, sessionId, command);
    expect([none.status, none.body.detail]).toEqual([403, 'Give your passphrase. Nothing was recorded.']);
    const wrong = await send(server.prescriber, sessionId, command, { passphrase: 'not the passphrase' });
    expect([wrong.status, wrong.body.detail]).toEqual([
      403,
      'This is not your passphrase. Nothing was recorded.',
    ]);
  }
  const events = await server.house.log.read(server.house.clinicId, me.staffId, 0);
  const refused = {
    type: 'StaffSignInRefused',
    body: { why: 'wrong passphrase when asked again', times: 1 },
  };
  expect(events.at(-1)?.event).toEqual(refused);
});

const MALFORMED: [what: string, message: unknown, pointer: string][] = [
  ['nothing', undefined, ''],
  ['null', null, ''],
  ['text', 'ArrivePatient', ''],
  ['an array', [], ''],
  ['no command', { commandId: unknown, sessionId: unknown }, '/command'],
  ['an id that is none', { commandId: '1', sessionId: unknown, command: arrive() }, '/commandId'],
  [
    'an unknown command',
    { commandId: unknown, sessionId: unknown, command: { type: 'Erase', body: {} } },
    '/command/type',
  ],
  [
    'a field too many',
    { commandId: unknown, sessionId: unknown, command: { type: 'Sign', body: {} }, clinicId: unknown },
    '/clinicId',
  ],
  [
    'a field too many in the body',
    { commandId: unknown, sessionId: unknown, command: { type: 'Sign', body: { by: 'me' } } },
    '/command/body/by',
  ],
  [
    'a value of another kind',
    { commandId: unknown, sessionId: unknown, command: { type: 'ArrivePatient', body: { chairId: 1 } } },
    '/command/body/chairId',
  ],
];

test.each(MALFORMED)(
  'a socket command with %s is refused with a sentence, and the server lives',
  async (_what, message, pointer) => {
    const answer = await ask(socket, 'command', message);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'malformed', pointer } });
    expect((answer as CommandAnswer & { ok: false }).problem.sentence).toMatch(/Nothing was recorded\.$/);
  },
);

test('messages nobody can answer, and unknown ones, are ignored', async () => {
  say(socket, 'command', {}, 'not a function');
  say(socket, 'command');
  say(socket, 'follow', null, 7);
  say(socket, 'unfollow', { sessionId: 1 });
  say(socket, '__proto__', {});
  say(socket, 'erase everything', unknown);
  const { sessionId } = await openVisit(server.nurse);
  expect(await command(socket, { commandId: randomUUID(), sessionId, command: arrive() })).toMatchObject({
    ok: true,
  });
});

test('a message beyond 100 kB ends the connection, not the server', async () => {
  const loud = await connected(openSocket(server.url, server.nurse.cookie));
  const gone = new Promise((resolve) => loud.once('disconnect', resolve));
  say(loud, 'command', 'x'.repeat(200_000));
  await gone;
  expect((await server.nurse.get('/api/v1/me')).status).toBe(200);
});
