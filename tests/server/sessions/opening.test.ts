import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '#server/ids.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { infusionContent } from '#tests/shared/giving.ts';
import { startTestServer, TEN, type TestServer } from '../test-server.ts';
import { CALM, giveDose, openSession, openVisit, recordSet, send } from '../visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { timeZone: 'Europe/Zurich' } });
});
afterAll(() => server.stop());

/** SHA-256 of everything a document judges by, its fields in alphabetical order. */
function hashByHand(document: Protocol): string {
  const { protocolId: _id, name: _name, version: _version, approvedBy: _by, ...judged } = document;
  return sha256(JSON.stringify(sorted(judged)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, part]) => [key, sorted(part)] as const);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('[PINNED] a session embeds its protocol with a hash, the identity and the zone of the clinic', async () => {
  const { sessionId, patientId } = await openVisit(server.nurse, { name: 'Carla Dorn', recordNumber: 'R-7' });
  const [opened] = await server.house.log.read(server.house.clinicId, sessionId, 0);
  expect(opened?.event).toMatchObject({
    type: 'SessionOpened',
    body: {
      patientId,
      identity: { name: 'Carla Dorn', recordNumber: 'R-7' },
      protocol: esketamineIntranasal,
      protocolHash: hashByHand(esketamineIntranasal),
      timeZone: 'Europe/Zurich',
    },
  });
});

test('a patient with an open session cannot get a second one', async () => {
  const { patientId } = await openVisit(server.nurse);
  const answer = await openSession(server.nurse, patientId);
  expect([answer.status, answer.body.pointer]).toEqual([409, '/patientId']);
});

test('two sessions opened at once for one patient become one', async () => {
  const { patientId, sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'came on the wrong day' } });
  const answers = await Promise.all([
    openSession(server.nurse, patientId),
    openSession(server.nurse, patientId),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a repeat of an opening answers as the first did', async () => {
  const { patientId, sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'mistake' } });
  const ids = { sessionId: randomUUID(), commandId: randomUUID() };
  const first = await openSession(server.nurse, patientId, ids);
  const again = await openSession(server.nurse, patientId, ids);
  expect([again.status, again.body]).toEqual([200, first.body]);
});

test.each([
  ['an unknown patient', { patientId: randomUUID() }, 404, '/patientId'],
  ['an unknown protocol', { protocolId: 'ketamine-by-post' }, 404, '/protocolId'],
  ['a dose the protocol does not offer', { plannedMg: 57 }, 422, '/plannedMg'],
  ['a chair that does not exist', { chairId: '99' }, 404, '/chairId'],
])('%s is refused, naming the field', async (_what, changes, status, pointer) => {
  const { patientId, sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'mistake' } });
  const answer = await openSession(server.nurse, patientId, changes);
  expect([answer.status, answer.body.pointer]).toEqual([status, pointer]);
});

test('after a dose, only a prescriber opens a second session that day, with a reason that stays in it', async () => {
  const { patientId, sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(server.nurse, sessionId, recordSet(TEN, CALM));
  await send(server.nurse, sessionId, giveDose(TEN));
  const left = {
    prescriberTold: true,
    risksExplained: true,
    formSigned: true,
    transport: null,
    witnessedBy: null,
    leftAtMs: TEN,
    reason: 'wanted to go',
  };
  const gone = await send(server.nurse, sessionId, { type: 'LeaveAgainstAdvice', body: left });
  expect(gone.status).toBe(200);

  expect((await openSession(server.nurse, patientId)).status).toBe(403);
  expect((await openSession(server.nurse, patientId, { secondSessionReason: 'asked for it' })).status).toBe(
    403,
  );
  expect((await openSession(server.prescriber, patientId)).status).toBe(403);
  const second = await openSession(server.prescriber, patientId, { secondSessionReason: 'spilled device' });
  expect(second.status).toBe(200);
  const log = await server.house.log.read(server.house.clinicId, second.body.sessionId, 0);
  expect(log[1]?.event).toMatchObject({
    body: { content: { text: 'Second session today: spilled device' } },
  });
});

test('the start of an infusion is a dose of that day too', async () => {
  const { patientId, sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'another route' } });
  const byVein = {
    protocolId: 'ketamine-intravenous',
    plannedMg: null,
    plannedMgPerKg: 0.5,
    plannedOverMin: 40,
  };
  const opened = await openSession(server.nurse, patientId, { ...byVein, chairId: '1' });
  const { sessionId: second } = opened.body;
  await send(server.nurse, second, { type: 'ArrivePatient', body: { chairId: '1' } });
  const content = infusionContent(TEN, 'start', { rateMlPerHour: 54.3, concentrationMgPerMl: 1 });
  const start = { type: 'RunInfusion', body: { entryId: randomUUID(), content, lateReason: null } } as const;
  expect((await send(server.nurse, second, start)).status).toBe(200);
  const transfer = { destination: 'Emergency department', reason: 'chest pain' };
  await send(server.nurse, second, { type: 'TransferPatient', body: transfer });
  expect((await openSession(server.nurse, patientId)).body.pointer).toBe('/secondSessionReason');
});

test('a session pins the newest weight of the visits before it; one who was never weighed has none', async () => {
  const { patientId, sessionId } = await openVisit(server.nurse);
  const weight = { kind: 'weight', takenAtMs: TEN, kg: 72.4 } as const;
  const body = { entryId: randomUUID(), content: weight, rechecked: false, lateReason: null };
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '2' } });
  expect((await send(server.nurse, sessionId, { type: 'RecordWeight', body })).status).toBe(200);
  await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'no ride home' } });
  const second = await openSession(server.nurse, patientId);
  await send(server.nurse, second.body.sessionId, {
    type: 'CancelSession',
    body: { reason: 'no ride home' },
  });
  const third = await openSession(server.nurse, patientId);

  const lastWeights = await Promise.all(
    [sessionId, second.body.sessionId, third.body.sessionId].map(async (id) => {
      const [opened] = await server.house.log.read(server.house.clinicId, id, 0);
      return opened?.event.type === 'SessionOpened' ? opened.event.body.lastWeight : 'not opened';
    }),
  );
  expect(lastWeights).toEqual([undefined, { kg: 72.4, atMs: TEN }, { kg: 72.4, atMs: TEN }]);
});

test.each([
  ['mg for a dose by weight', { plannedMg: 40 }, '/plannedMgPerKg'],
  [
    'more than the protocol offers',
    { plannedMg: null, plannedMgPerKg: 0.76, plannedOverMin: 40 },
    '/plannedMgPerKg',
  ],
])('a plan of %s is refused with its field', async (_, plan, pointer) => {
  const { patientId, sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'another route' } });
  const answer = await openSession(server.nurse, patientId, { protocolId: 'ketamine-intravenous', ...plan });
  expect([answer.status, answer.body.pointer]).toEqual([422, pointer]);
});
