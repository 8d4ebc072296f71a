import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FollowAnswer } from '#shared/wire/messages.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { command, connected, follow, openSocket, type StaffSocket } from '../test-socket.ts';
import { openVisit } from '../visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    surroundings: {
      limits: { given: { atOnce: 9, perSecond: 0 }, messages: { atOnce: 3000, perSecond: 3000 } },
    },
  });
});
afterAll(() => server.stop());

const screen = (): Promise<StaffSocket> => connected(openSocket(server.url, server.nurse.cookie));
const codeOf = (answer: FollowAnswer) => (answer.ok ? 'given' : answer.problem.code);
const count = (codes: string[], code: string) => codes.filter((one) => one === code).length;
const viewsOf = (sessionId: string) =>
  server.premises.db
    .selectFrom('access_trail')
    .select('seq')
    .where('subject_id', '=', sessionId)
    .execute()
    .then((rows) => rows.length);

test('a screen has one question about a session under way: the others are refused, and may come again', async () => {
  const { sessionId } = await openVisit(server.nurse);
  const socket = await screen();
  const question = { what: 'session', sessionId, afterSeq: 0 } as const;
  const codes = (await Promise.all([question, question, question].map((one) => follow(socket, one)))).map(
    codeOf,
  );
  expect([count(codes, 'given'), count(codes, 'tooManyRequests')]).toEqual([1, 2]);
  expect(codeOf(await follow(socket, question))).toBe('given');
  socket.close();
});

test('three hundred questions for everything are given what one screen may have, and others are not kept waiting', async () => {
  const { sessionId } = await openVisit(server.nurse, { name: 'Asked For', recordNumber: 'A-1' });
  const [greedy, other] = [await screen(), await screen()];
  const codes: string[] = [];
  for (let asked = 0; asked < 300; asked += 1)
    codes.push(codeOf(await follow(greedy, { what: 'session', sessionId, afterSeq: 0 })));
  // Of one event each.
  expect(count(codes, 'given')).toBe(9);
  expect(count(codes, 'tooManyRequests')).toBe(291);
  expect(codeOf(await follow(greedy, { what: 'board' }))).toBe('tooManyRequests');
  expect(codeOf(await follow(other, { what: 'session', sessionId, afterSeq: 0 }))).toBe('given');
  for (const socket of [greedy, other]) socket.close();
});

test('who follows a session and has missed nothing costs nothing, and looks at nothing new', async () => {
  const { sessionId } = await openVisit(server.nurse, { name: 'Up To Date', recordNumber: 'A-2' });
  const socket = await screen();
  const first = await follow(socket, { what: 'session', sessionId, afterSeq: 0 });
  if (!first.ok || first.what !== 'session') throw new Error('not followed');
  const views = await viewsOf(sessionId);
  for (let asked = 0; asked < 50; asked += 1)
    expect(await follow(socket, { what: 'session', sessionId, afterSeq: first.seq })).toEqual({
      ...first,
      events: [],
    });
  expect(await viewsOf(sessionId)).toBe(views);
  socket.close();
});

test('messages beyond count are refused as too many, not as a conflict', async () => {
  const small = await startTestServer({
    surroundings: { limits: { messages: { atOnce: 1, perSecond: 0 } } },
  });
  const socket = await connected(openSocket(small.url, small.nurse.cookie));
  await follow(socket, { what: 'board' });
  const ask = { type: 'ArrivePatient', body: { chairId: '1' } } as const;
  const answer = await command(socket, { commandId: randomUUID(), sessionId: randomUUID(), command: ask });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'tooManyRequests' } });
  socket.close();
  await small.stop();
});
