import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { ReplayJob, ReplaySessionsPage } from '#shared/wire/protocol-replays.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { type StoredSessions, storeSessions } from '../../helpers/stored-sessions.ts';
import { type Caller, startTestServer, type TestServer } from '../test-server.ts';
import { edit, fork, switchOn, view } from './own.ts';

let server: TestServer;
let ada: Caller;
let stored: StoredSessions;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.as('admin', 'Ada Lovelace');
  stored = await storeSessions(server.house, {
    sessions: 12,
    protocols: [esketamineIntranasal, ketamineIntravenous],
  });
  await server.setClock(stored.endMs + 60_000);
}, 60_000);
afterAll(() => server.stop());

const at = (protocolId: string, rest = '') => `/api/v1/protocols/${protocolId}/replays${rest}`;

interface Asked {
  source: 'stored' | 'simulated';
  sessions: number;
}

function start(admin: Caller, { protocolId, hash, draft }: ProtocolView, asked: Asked, commandId?: string) {
  return admin.post<ReplayJob & Problem>(at(protocolId), {
    commandId: commandId ?? randomUUID(),
    hash: draft?.hash ?? hash,
    ...asked,
  });
}

/** Asks until the replay is over, as a screen does; the last answer. */
async function over(caller: Caller, { protocolId, replayId }: ReplayJob): Promise<ReplayJob> {
  for (;;) {
    const { body } = await caller.get<ReplayJob>(at(protocolId, `/${replayId}`));
    if (body.state !== 'running') return body;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A draft of the shipped nasal spray with other values at these pointers. */
async function draftWith(changes: Record<string, unknown>): Promise<ProtocolView> {
  const { body: begun } = await fork(ada);
  return (await edit(ada, begun, changes)).body;
}

describe('A replay of stored sessions [REPLAY]', () => {
  test('judges the newest ended ones of its form of dose, and puts its sums on record', async () => {
    const draft = await draftWith({ '/minimumMin': 150 });
    const { status, body: job } = await start(ada, draft, { source: 'stored', sessions: 100 });
    expect([status, job.state, job.summary]).toEqual([200, 'running', null]);
    const done = await over(server.nurse, job);
    expect(done).toMatchObject({ state: 'done', done: 6, total: 6, summary: { sessions: 6 } });
    // Thirty minutes more of the minimum time are at most thirty minutes later.
    expect(done.summary?.readyMovedMin).toMatchObject({ median: 30 });
    expect(done.summary?.readyMovedMin?.max).toBeLessThanOrEqual(30);
    expect((await view(ada, draft.protocolId)).draft?.replay).toMatchObject({
      sums: { sessions: 6, readinessMovedMedianMin: 30 },
    });
  });

  test('of the very same numbers adds, removes and moves nothing', async () => {
    const shipped = await view(ada, 'ketamine-intravenous');
    const { body: job } = await start(ada, shipped, { source: 'stored', sessions: 3 });
    const { summary } = await over(ada, job);
    expect(summary?.sessions).toBe(3);
    const different = summary?.rules.filter(
      ({ added, removed, changed, moved }) => added + removed + changed + moved > 0,
    );
    expect(different).toEqual([]);
    expect(summary?.readyMovedMin).toMatchObject({ min: 0, max: 0 });
  });

  test('tells an admin no session; whoever may open it gets its id, and the trail says that it was seen', async () => {
    const draft = await draftWith({ '/limits/systolicHigh/warning': 130 });
    const { body: job } = await start(ada, draft, { source: 'stored', sessions: 100 });
    await over(ada, job);
    const page = (caller: Caller, query = '') =>
      caller.get<ReplaySessionsPage>(at(draft.protocolId, `/${job.replayId}/sessions${query}`));
    const { body: forAdmin } = await page(ada);
    expect(forAdmin.sessions.map(({ sessionId, t0Ms }) => [sessionId, t0Ms])).toEqual(
      Array.from({ length: 6 }, () => [null, null]),
    );
    const { body: first } = await page(server.nurse, '?limit=4');
    const { body: rest } = await page(server.nurse, '?after=4&limit=4');
    expect([first.sessions.length, first.next, rest.sessions.length, rest.next]).toEqual([4, 4, 2, null]);
    const ids = [...first.sessions, ...rest.sessions].map(({ sessionId }) => sessionId);
    const nasal = stored.sessions.filter((_, nth) => nth % 2 === 0).map(({ sessionId }) => sessionId);
    expect(new Set(ids)).toEqual(new Set(nasal));
    const seen = await server.house.db
      .selectFrom('access_trail')
      .select('subject_id')
      .where('subject_id', 'in', nasal)
      .execute();
    expect(new Set(seen.map((row) => row.subject_id))).toEqual(new Set(nasal));
    expect(first.sessions.some(({ alerts }) => alerts.added.some(({ family }) => family === 'BP'))).toBe(
      true,
    );
  });

  test('without one that has ended fails in words and puts nothing on record', async () => {
    const shipped = await view(ada, 'ketamine-oral');
    const { body: job } = await start(ada, shipped, { source: 'stored', sessions: 5 });
    const { state, failure } = await over(ada, job);
    expect([state, failure]).toEqual([
      'failed',
      'No session of this form of dose has ended here yet: replay simulated ones.',
    ]);
    expect((await view(ada, 'ketamine-oral')).replay).toBeNull();
  });
});

describe('A replay of simulated sessions [REPLAY]', () => {
  test('is of the same patients each time, whom nobody can open', async () => {
    const draft = await draftWith({ '/minimumMin': 121 });
    const runs = [];
    for (const _ of [1, 2]) {
      const { body: job } = await start(ada, draft, { source: 'simulated', sessions: 4 });
      const { summary } = await over(ada, job);
      const { body } = await server.nurse.get<ReplaySessionsPage>(
        at(draft.protocolId, `/${job.replayId}/sessions`),
      );
      expect(body.sessions.every(({ sessionId, t0Ms }) => sessionId === null && t0Ms === null)).toBe(true);
      runs.push({ summary, sessions: body.sessions });
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]?.summary?.sessions).toBe(4);
  });

  test('over the budget of criticals says so, and switching on then asks for a reason', async () => {
    // Nearer to the ordinary than any clinic means them; they can be typed, and are warned of.
    const draft = await draftWith({
      '/limits/systolicHigh/warning': 125,
      '/limits/systolicHigh/critical': 140,
      '/limits/spo2Low/warning': 97,
      '/limits/spo2Low/critical': 95,
    });
    const { body: job } = await start(ada, draft, { source: 'simulated', sessions: 4 });
    const { summary } = await over(ada, job);
    expect(summary?.overBudget).toBe(true);
    const answer = await switchOn(ada, await view(ada, draft.protocolId), { reason: null });
    expect([answer.status, answer.body.pointer]).toEqual([422, '/reason']);
    expect(answer.body.detail).toContain('over one in 20');
  });

  test('within the budget lets a version be switched on without a reason, and stays with it', async () => {
    const draft = await draftWith({ '/limits/systolicHigh/warning': 165 });
    const refused = await switchOn(ada, draft, { reason: null });
    expect([refused.status, refused.body.pointer]).toEqual([422, '/reason']);
    const { body: job } = await start(ada, draft, { source: 'simulated', sessions: 4 });
    const { summary } = await over(ada, job);
    const { status, body } = await switchOn(ada, await view(ada, draft.protocolId), {
      reason: summary?.overBudget ? 'seen' : null,
    });
    expect([status, body.replay?.sums.sessions]).toEqual([200, 4]);
  });
});

describe('While a replay runs', () => {
  test('another is refused, asked again it is the same, and cancelled it leaves nothing on record', async () => {
    const draft = await draftWith({ '/minimumMin': 122 });
    const commandId = randomUUID();
    const asked = { source: 'simulated', sessions: 1000 } as const;
    const { body: job } = await start(ada, draft, asked, commandId);
    const other = await start(ada, await view(ada, 'ketamine-oral'), asked);
    expect([other.status, other.body.detail]).toEqual([
      409,
      'A replay is running already: wait until it is done, or cancel it.',
    ]);
    expect((await start(ada, draft, asked, commandId)).body.replayId).toBe(job.replayId);
    const cancel = () => ada.post<ReplayJob>(at(draft.protocolId, `/${job.replayId}/cancel`), {});
    expect((await cancel()).body.state).toBe('cancelled');
    expect((await cancel()).body.state).toBe('cancelled');
    const { body: list } = await server.nurse.get<{ replays: ReplayJob[] }>(at(draft.protocolId));
    expect(list.replays.map(({ replayId, state }) => [replayId, state])).toEqual([[commandId, 'cancelled']]);
    expect((await view(ada, draft.protocolId)).draft?.replay).toBeNull();
    const next = await start(ada, draft, { source: 'simulated', sessions: 1 });
    expect((await over(ada, next.body)).state).toBe('done');
  });

  test('a draft that is edited meanwhile is not the one that was replayed', async () => {
    const draft = await draftWith({ '/minimumMin': 123 });
    const { body: job } = await start(ada, draft, { source: 'simulated', sessions: 2 });
    await edit(ada, draft, { '/minimumMin': 124 });
    expect((await over(ada, job)).state).toBe('done');
    expect((await view(ada, draft.protocolId)).draft?.replay).toBeNull();
    const stale = await start(ada, draft, { source: 'simulated', sessions: 1 });
    expect([stale.status, stale.body.pointer]).toEqual([409, '/hash']);
  });

  test.each([
    ['no session', { sessions: 0 }, '/sessions'],
    ['more than a thousand', { sessions: 1001 }, '/sessions'],
    ['another source', { source: 'dreamt' }, '/source'],
    ['no hash', { hash: 'x' }, '/hash'],
  ])('%s is refused by name', async (_, changes, pointer) => {
    const { status, body } = await ada.post(at('ketamine-oral'), {
      commandId: randomUUID(),
      hash: 'a'.repeat(64),
      source: 'simulated',
      sessions: 1,
      ...changes,
    });
    expect([status, body.pointer]).toEqual([400, pointer]);
  });
});
