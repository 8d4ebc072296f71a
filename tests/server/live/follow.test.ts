import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recorded } from '#shared/events.ts';
import { foldAll } from '#shared/session.ts';
import type { FollowAnswer } from '#shared/wire/messages.ts';
import { type PackedSummary, unpackSummary } from '#shared/wire/pack-summary.ts';
import { MIN, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { ask, connected, follow, listen, openSocket, type StaffSocket } from '../test-socket.ts';
import { CALM, giveDose, openVisit, recordSet, send, view } from '../visit.ts';

let server: TestServer;
let socket: StaffSocket;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 30 } });
  socket = await connected(openSocket(server.url, server.nurse.cookie));
});
afterAll(async () => {
  socket.close();
  await server.stop();
});

let chair = 0;
async function arrived(): Promise<string> {
  chair += 1;
  const { sessionId } = await openVisit(server.nurse, {
    name: `Patient ${'x'.repeat(chair)}`,
    recordNumber: `N-${chair}`,
  });
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: String(chair) } });
  return sessionId;
}

async function followed(sessionId: string, afterSeq: number) {
  const answer = await follow(socket, { what: 'session', sessionId, afterSeq });
  if (!answer.ok || answer.what !== 'session') throw new Error('not followed');
  return answer;
}

test('[L-13] following a session gives what was missed, then everything that follows, without gap or overlap', async () => {
  const sessionId = await arrived();
  const live = listen(socket, 'sessionEvents');
  const missed = await followed(sessionId, 1);
  expect(missed.snapshot).toBeNull();
  expect(missed.events.map(({ seq }) => seq)).toEqual([2, 3]);
  await Promise.all(
    [1, 2, 3, 4, 5].map((n) =>
      send(server.nurse, sessionId, recordSet(TEN, { ...CALM, heartRateBpm: 70 + n })),
    ),
  );
  const heard = await live.until((messages) => messages.flatMap(({ events }) => events).length >= 5);
  const seqs = [...missed.events, ...heard.flatMap(({ events }) => events)].map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 2));
});

test('following while others write loses and doubles nothing', async () => {
  const sessionId = await arrived();
  const live = listen(socket, 'sessionEvents');
  const writing = Array.from({ length: 30 }, (_, n) =>
    send(server.nurse, sessionId, recordSet(TEN, { heartRateBpm: 60 + n })),
  );
  const missed = await followed(sessionId, 0);
  await Promise.all(writing);
  const last = (await view(server.nurse, sessionId)).seq;
  const mine = (messages: typeof live.heard) =>
    messages.filter((message) => message.sessionId === sessionId).flatMap(({ events }) => events);
  await live.until((messages) => [...missed.events, ...mine(messages)].at(-1)?.seq === last);
  const all = [...missed.events, ...mine(live.heard)].map(({ seq }) => seq);
  expect(all).toEqual(Array.from({ length: last }, (_, index) => index + 1));
});

test('what a follower folds is what the server judges', async () => {
  const sessionId = await arrived();
  await send(server.nurse, sessionId, recordSet(TEN, CALM));
  const { events, seq } = await followed(sessionId, 0);
  const state = foldAll(events as Recorded[]);
  expect(state?.seq).toBe(seq);
  expect((await view(server.nurse, sessionId)).seq).toBe(seq);
});

test('a screen ahead of the server is given the session as it is', async () => {
  const sessionId = await arrived();
  const answer = await followed(sessionId, 5000);
  expect(answer.events).toEqual([]);
  expect(answer.snapshot?.sessionId).toBe(sessionId);
});

test('an unfollowed session is no longer heard', async () => {
  const [left, kept] = [await arrived(), await arrived()];
  await followed(left, 0);
  await followed(kept, 0);
  const live = listen(socket, 'sessionEvents');
  socket.emit('unfollow', { sessionId: left });
  await send(server.nurse, left, recordSet(TEN, CALM));
  await send(server.nurse, kept, recordSet(TEN, CALM));
  await live.until((messages) => messages.some(({ sessionId }) => sessionId === kept));
  expect(live.heard.some(({ sessionId }) => sessionId === left)).toBe(false);
});

test('following is noted in the access trail before anything is shown', async () => {
  const sessionId = await arrived();
  await followed(sessionId, 0);
  const trail = await server.house.db
    .selectFrom('access_trail')
    .selectAll()
    .where('subject_id', '=', sessionId)
    .execute();
  expect(trail).toMatchObject([{ viewed: 'session' }]);
});

test.each([
  [{ what: 'session' }],
  [{ what: 'everything' }],
  [{ what: 'session', sessionId: 'x', afterSeq: 0 }],
  [null],
])('a wish to follow %j is refused with a sentence', async (message) => {
  expect(await ask(socket, 'follow', message)).toMatchObject({ ok: false, problem: { code: 'malformed' } });
});

test('an unknown session cannot be followed', async () => {
  const answer: FollowAnswer = await follow(socket, {
    what: 'session',
    sessionId: '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11',
    afterSeq: 0,
  });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'unknownSession' } });
});

const idOf = (packed: PackedSummary): string => unpackSummary(packed).sessionId;

test('the board shows every open session, then each change, and takes away who has gone', async () => {
  const changes = listen(socket, 'summaries');
  const board = await follow(socket, { what: 'board' });
  const before = board.ok && board.what === 'board' ? board.summaries.map(idOf) : [];
  expect(before.length).toBeGreaterThan(0);
  const sessionId = await arrived();
  await changes.until((frames) =>
    frames.some(({ changed }) =>
      changed.map(unpackSummary).some((s) => s.sessionId === sessionId && s.chairId !== null),
    ),
  );
  await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'unwell' } });
  await changes.until((frames) => frames.some(({ gone }) => gone.includes(sessionId)));
  const now = await server.nurse.get<{ summaries: { sessionId: string }[] }>('/api/v1/sessions');
  expect(now.body.summaries.map((summary) => summary.sessionId).sort()).toEqual(before.sort());
});

test('an alert reaches the board with its announcement', async () => {
  const sessionId = await arrived();
  await send(server.nurse, sessionId, recordSet(TEN, CALM));
  await send(server.nurse, sessionId, giveDose(TEN));
  await follow(socket, { what: 'board' });
  const changes = listen(socket, 'summaries');
  await server.setClock(TEN + 10 * MIN);
  await send(
    server.nurse,
    sessionId,
    recordSet(TEN + 10 * MIN, { ...CALM, systolicMmHg: 190, diastolicMmHg: 100 }),
  );
  const frames = await changes.until((heard) =>
    heard.some(({ changed }) =>
      changed.map(unpackSummary).some((s) => s.sessionId === sessionId && s.alerts.length > 0),
    ),
  );
  const summary = frames
    .flatMap(({ changed }) => changed.map(unpackSummary))
    .find((s) => s.sessionId === sessionId && s.alerts.length > 0);
  expect(summary?.alerts[0]).toMatchObject({ severity: 'critical', alertClass: 'clinical' });
});

test('two patients of one name are marked on the board, both of them', async () => {
  const one = await openVisit(server.nurse, { name: 'Mia Sommer', recordNumber: 'S-1' });
  const two = await openVisit(server.nurse, { name: 'Mia Sommer', recordNumber: 'S-2' });
  const { body } = await server.nurse.get<{ summaries: { sessionId: string; sameName: boolean }[] }>(
    '/api/v1/sessions',
  );
  const marked = body.summaries.filter(({ sameName }) => sameName).map(({ sessionId }) => sessionId);
  expect(marked).toEqual(expect.arrayContaining([one.sessionId, two.sessionId]));
});
