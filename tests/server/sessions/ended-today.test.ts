import { afterAll, expect, test } from 'vitest';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import type { EndedSession } from '#shared/wire/sessions.ts';
import { type Caller, TEN } from '../test-server.ts';
import { closeRecord, gatherCircle } from '../trail/circle.ts';
import { CALM, giveDose, openVisit, recordSet, send, type Visit } from '../visit.ts';

const circle = await gatherCircle();
const { server, admin, named, outside } = circle;
afterAll(() => server.stop());

const endedSeenBy = async (who: Caller) =>
  (await who.get<{ ended: EndedSession[] }>('/api/v1/ended-sessions')).body.ended;
const idsSeenBy = async (who: Caller) => (await endedSeenBy(who)).map(({ sessionId }) => sessionId);

async function leave({ sessionId }: Visit): Promise<void> {
  await send(named, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(named, sessionId, recordSet(TEN, CALM));
  await send(named, sessionId, giveDose(TEN));
  const left = {
    prescriberTold: true,
    risksExplained: true,
    formSigned: true,
    transport: null,
    witnessedBy: null,
    leftAtMs: TEN,
    reason: 'wanted to go',
  };
  const answer = await send(named, sessionId, { type: 'LeaveAgainstAdvice', body: left });
  expect(answer.status).toBe(200);
}

test('a session that ended today is listed with how it ended, and found through its patient', async () => {
  const open = await openVisit(named, { name: 'Still Here', recordNumber: 'E-0' });
  const visit = await openVisit(named, { name: 'Elena Varga', recordNumber: 'E-1' });
  expect(esketamineIntranasal.rems).toBe(true);
  await leave(visit);
  const cancelled = await openVisit(named, { name: 'Otto Kern', recordNumber: 'E-2' });
  await send(named, cancelled.sessionId, { type: 'CancelSession', body: { reason: 'no ride' } });
  const ended = await endedSeenBy(named);
  expect(ended.find(({ sessionId }) => sessionId === visit.sessionId)).toMatchObject({
    identity: { name: 'Elena Varga', birthDate: '1991-05-04' },
    chairId: '1',
    kind: 'leftAgainstAdvice',
    endedAtMs: TEN,
    remsFromMs: TEN,
    superseded: false,
    restricted: false,
  });
  expect(ended.find(({ sessionId }) => sessionId === cancelled.sessionId)).toMatchObject({
    kind: 'cancelledNotDosed',
    remsFromMs: null,
  });
  expect(await idsSeenBy(named)).not.toContain(open.sessionId);
  const { body } = await named.get<PatientRecord>(`/api/v1/patients/${visit.patientId}`);
  expect([body.openSessionId, body.lastSessionId]).toEqual([null, visit.sessionId]);
});

test('an ended session of a restricted record is listed only for those who are named', async () => {
  const visit = await openVisit(named, { name: 'Rita Zu', recordNumber: 'E-3' });
  await send(named, visit.sessionId, { type: 'CancelSession', body: { reason: 'no ride' } });
  await closeRecord(circle, visit.patientId);
  expect(await idsSeenBy(named)).toContain(visit.sessionId);
  for (const person of [outside, admin]) expect(await idsSeenBy(person)).not.toContain(visit.sessionId);
});
