import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoardSummary } from '#shared/summary.ts';
import { MIN, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { connected, follow, listen, openSocket } from '../test-socket.ts';
import { CALM, giveDose, openVisit, readings, recordSet, send, view } from '../visit.ts';

let server: TestServer;
let chair = 0;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 20 } });
  await server.setClock(TEN + 20 * MIN);
});
afterAll(() => server.stop());

async function dosed(): Promise<string> {
  chair += 1;
  const { sessionId } = await openVisit(server.nurse, { name: `P ${chair}`, recordNumber: `M-${chair}` });
  const lateReason = 'entered after the fact';
  const late = <T extends { body: object }>(command: T): T => ({
    ...command,
    body: { ...command.body, lateReason },
  });
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: String(chair) } });
  await send(server.nurse, sessionId, late(recordSet(TEN, CALM)));
  await send(server.nurse, sessionId, late(giveDose(TEN)));
  return sessionId;
}

const HIGH = { systolicMmHg: 190, diastolicMmHg: 100 };

function move(from: string, entryId: string, body: object) {
  return server.nurse.post<{ ok: true; seq: number; detail: string }>(
    `/api/v1/sessions/${from}/readings/${entryId}/move`,
    {
      commandId: randomUUID(),
      reason: 'the monitor stood at the other chair',
      ...body,
    },
  );
}

const openAlerts = async (sessionId: string) =>
  (await view(server.nurse, sessionId)).judgement.alerts.open.filter(
    ({ alertClass }) => alertClass === 'clinical',
  );

test('a moved reading alarms where it belongs and no longer where it was, and keeps its history in both', async () => {
  const [wrong, right] = [await dosed(), await dosed()];
  const entryId = randomUUID();
  await send(server.nurse, wrong, recordSet(server.house.clock.now(), HIGH, entryId));
  expect(await openAlerts(wrong)).toHaveLength(1);
  expect((await move(wrong, entryId, { toSessionId: right })).status).toBe(200);
  expect(await openAlerts(wrong)).toHaveLength(0);
  expect(await openAlerts(right)).toMatchObject([{ severity: 'critical' }]);
  for (const [sessionId, told] of [
    [wrong, 'A reading was moved from here to another patient'],
    [right, 'A reading was moved here from another patient'],
  ] as const) {
    const { remarks } = (await view(server.nurse, sessionId)).judgement;
    expect(remarks).toContainEqual({ kind: 'moved', entryId, message: told });
  }
  const { summaries } = (await server.nurse.get<{ summaries: BoardSummary[] }>('/api/v1/sessions')).body;
  const movedAt = (sessionId: string) => summaries.find((tile) => tile.sessionId === sessionId)?.moved;
  expect(movedAt(wrong)).toMatchObject({ came: false });
  expect(movedAt(right)).toMatchObject({ came: true });
  const left = (await readings(server.nurse, wrong)).find(({ readingId }) => readingId === entryId);
  expect(left?.withdrawn).toMatchObject({ movedToSessionId: right });
  const came = (await readings(server.nurse, right)).find(({ readingId }) => readingId === entryId);
  expect(came).toMatchObject({ withdrawn: null, movedFromSessionId: wrong, ...HIGH });
});

test('the scores typed in the same set go with it: none stays to be judged on the wrong patient', async () => {
  const [wrong, right] = [await dosed(), await dosed()];
  const takenAtMs = server.house.clock.now();
  const before = { kind: 'score', takenAtMs, scale: 'nausea', value: 2, notObtained: null } as const;
  await send(server.nurse, wrong, {
    type: 'RecordSet',
    body: {
      reading: null,
      scores: [{ entryId: randomUUID(), content: before }],
      rechecked: [],
      lateReason: null,
    },
  });
  await server.setClock(server.house.clock.now() + 1000);
  const entryId = randomUUID();
  const set = recordSet(takenAtMs, HIGH, entryId);
  if (set.type !== 'RecordSet') throw new Error('a set is recorded as one');
  const dissociation = { ...before, scale: 'dissociation', value: 8 } as const;
  set.body.scores.push({ entryId: randomUUID(), content: dissociation });
  await send(server.nurse, wrong, set);
  expect((await openAlerts(wrong)).map(({ family }) => family).sort()).toEqual(['BP', 'DIS-HI']);
  const commandId = randomUUID();
  const moved = await move(wrong, entryId, { toSessionId: right, commandId });
  expect((await move(wrong, entryId, { toSessionId: right, commandId })).body).toEqual(moved.body);
  expect(await openAlerts(wrong)).toEqual([]);
  expect((await openAlerts(right)).map(({ family }) => family).sort()).toEqual(['BP', 'DIS-HI']);
  const [there, here] = [await view(server.nurse, wrong), await view(server.nurse, right)];
  expect(there.judgement.values.dissociation?.value).toBeNull();
  expect(there.judgement.values.nausea?.value).toBe(2);
  expect(here.judgement.values.dissociation?.value).toBe(8);
});

test('who follows either session sees the move', async () => {
  const [wrong, right] = [await dosed(), await dosed()];
  const entryId = randomUUID();
  await send(server.nurse, wrong, recordSet(server.house.clock.now(), CALM, entryId));
  const heard = await Promise.all(
    [wrong, right].map(async (sessionId) => {
      const socket = await connected(openSocket(server.url, server.prescriber.cookie));
      const events = listen(socket, 'sessionEvents');
      await follow(socket, { what: 'session', sessionId, afterSeq: 0 });
      return { socket, events };
    }),
  );
  await move(wrong, entryId, { toSessionId: right });
  const types = ['EntryMovedAway', 'EntryMovedHere'];
  for (const [index, { socket, events }] of heard.entries()) {
    await events.until((messages) =>
      messages.some((m) => m.events.some(({ event }) => event.type === types[index])),
    );
    socket.close();
  }
});

test('a reading moved there and back stands in its first session again', async () => {
  const [here, there] = [await dosed(), await dosed()];
  const entryId = randomUUID();
  await send(server.nurse, here, recordSet(server.house.clock.now(), { ...CALM, heartRateBpm: 99 }, entryId));
  await move(here, entryId, { toSessionId: there });
  expect((await move(there, entryId, { toSessionId: here })).status).toBe(200);
  expect((await view(server.nurse, here)).judgement.values.heartRateBpm?.value).toBe(99);
  expect((await view(server.nurse, there)).judgement.values.heartRateBpm?.value).toBe(CALM.heartRateBpm);
});

test('a repeated move answers as the first did', async () => {
  const [wrong, right] = [await dosed(), await dosed()];
  const entryId = randomUUID();
  const commandId = randomUUID();
  await send(server.nurse, wrong, recordSet(server.house.clock.now(), CALM, entryId));
  const first = await move(wrong, entryId, { toSessionId: right, commandId });
  expect((await move(wrong, entryId, { toSessionId: right, commandId })).body).toEqual(first.body);
});

test.each([
  ['a reading that is not there', randomUUID(), 404],
  ['a reading that was moved away already', 'moved', 409],
])('moving %s is refused and changes nothing', async (_what, given, status) => {
  const [wrong, right] = [await dosed(), await dosed()];
  let entryId = given;
  if (given === 'moved') {
    entryId = randomUUID();
    await send(server.nurse, wrong, recordSet(server.house.clock.now(), CALM, entryId));
    await move(wrong, entryId, { toSessionId: right });
  }
  const before = await readings(server.nurse, right);
  expect((await move(wrong, entryId, { toSessionId: right })).status).toBe(status);
  expect(await readings(server.nurse, right)).toEqual(before);
});

test('moving to the session it is in, or to none, is refused', async () => {
  const session = await dosed();
  const entryId = randomUUID();
  await send(server.nurse, session, recordSet(server.house.clock.now(), CALM, entryId));
  expect((await move(session, entryId, { toSessionId: session })).status).toBe(409);
  expect((await move(session, entryId, { toSessionId: randomUUID() })).status).toBe(404);
});
