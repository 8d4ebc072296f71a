import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ketamineIntramuscular } from '#shared/protocols/ketamine-intramuscular.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { checkAt, FULL_SET } from '#shared/protocols/schedule.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { type Caller, MIN, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { CALM, openSession, openVisit, recordSet, send, view } from '../visit.ts';
import { switchOn } from './own.ts';

/** A route nobody ships: under the skin, with times of its own. */
const SUBCUTANEOUS: Protocol = {
  ...ketamineIntramuscular,
  protocolId: 'ketamine-subcutaneous',
  name: 'Ketamine SC',
  version: '1',
  route: 'subcutaneous',
  routeShort: 'SC',
  minimumMin: 100,
  schedule: {
    ...ketamineIntramuscular.schedule,
    checks: [15, 30, 50, 75, 100].map((atMin) => checkAt(atMin, FULL_SET, 'ours')),
  },
};

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer({ startAtMs: TEN });
  admin = await server.as('admin', 'Ada Lovelace');
});
afterAll(() => server.stop());

/** Opens a session under it, gives 40 mg at ten, and answers the session as it stands so many minutes later. */
async function watched(protocolId: string, afterMin: number) {
  const { patientId, sessionId: other } = await openVisit(server.nurse);
  await send(server.nurse, other, { type: 'CancelSession', body: { reason: 'another protocol' } });
  const opened = await openSession(server.nurse, patientId, {
    protocolId,
    plannedMg: null,
    plannedMgPerKg: 0.5,
    chairId: '1',
  });
  const { sessionId } = opened.body;
  const entry = { lateReason: null, entryId: randomUUID() };
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(server.nurse, sessionId, {
    type: 'RecordWeight',
    body: {
      ...entry,
      entryId: randomUUID(),
      content: { kind: 'weight', takenAtMs: TEN, kg: 80 },
      rechecked: false,
    },
  });
  await send(server.nurse, sessionId, recordSet(TEN, CALM));
  const content = { kind: 'dose', takenAtMs: TEN, deliveredMg: 40, lot: 'L7', remark: null } as const;
  const given = await send(server.nurse, sessionId, { type: 'GiveDose', body: { ...entry, content } });
  expect([given.status, given.body.detail]).toEqual([200, undefined]);
  await server.setClock(TEN + afterMin * MIN);
  return view(server.nurse, sessionId);
}

test('a fifth route is one document: taken in, switched on, and a patient is watched under it [PROTOCOL]', async () => {
  const { body: begun } = await admin.post<ProtocolView & Problem>('/api/v1/protocols/import', {
    commandId: randomUUID(),
    protocolId: randomUUID(),
    name: SUBCUTANEOUS.name,
    document: SUBCUTANEOUS,
  });
  const { body: on } = await switchOn(admin, begun);
  expect([on.state, on.document.route]).toEqual(['on', 'subcutaneous']);
  const { protocol, judgement } = await watched(on.protocolId, 21);
  expect(protocol).toMatchObject({ name: 'Ketamine SC', version: '1-c1' });
  const scheduled = judgement.checks.filter(({ kind }) => kind === 'scheduled');
  expect(scheduled.map(({ label, status }) => [label, status])).toEqual([
    ['T+15', 'overdue'],
    ['T+30', 'upcoming'],
    ['T+50', 'upcoming'],
    ['T+75', 'upcoming'],
    ['T+100', 'upcoming'],
  ]);
  // 0.5 mg/kg of 80 kg, all of it in at ten, and so a hundred minutes more.
  expect(judgement.dosing).toMatchObject({ plannedMg: 40, gateAtMs: TEN + 100 * MIN });
});
