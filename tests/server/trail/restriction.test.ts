import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { mayDo, WITHOUT_ACCESS } from '#shared/rights.ts';
import type { PatientRecord, Problem } from '#shared/wire/api.ts';
import { type Caller, TEN } from '../test-server.ts';
import { connected, follow, listen, openSocket } from '../test-socket.ts';
import {
  CALM,
  giveDose,
  identity,
  openSession,
  openVisit,
  readings,
  recordSet,
  send,
  type Visit,
} from '../visit.ts';
import { closeRecord, gatherCircle, SECRET, shut } from './circle.ts';
import { restrict } from './people.ts';

const circle = await gatherCircle({ config: { chairs: 60 } });
const { server, admin, named, outside, other, ids } = circle;
afterAll(() => server.stop());

let visit: Visit;
let readingId: string;
let chair = 0;
beforeEach(async () => {
  chair += 1;
  const who = { name: `Resi ${'x'.repeat(chair)}`, recordNumber: `${SECRET}-${chair}`, allergies: [SECRET] };
  visit = await openVisit(named, who, null);
  const { sessionId } = visit;
  await send(named, sessionId, { type: 'ArrivePatient', body: { chairId: String(chair) } });
  const content = { kind: 'note', takenAtMs: TEN, text: SECRET } as const;
  await send(named, sessionId, {
    type: 'WriteNote',
    body: { entryId: randomUUID(), content, lateReason: null },
  });
  readingId = randomUUID();
  await send(named, sessionId, recordSet(TEN, CALM, readingId));
  await closeRecord(circle, visit.patientId);
});

test('whoever is not named reads nothing of a restricted record, and whoever is named reads all of it', async () => {
  const { sessionId, patientId } = visit;
  for (const path of [
    `/api/v1/sessions/${sessionId}`,
    `/api/v1/sessions/${sessionId}/readings`,
    `/api/v1/sessions/${sessionId}/events`,
    `/api/v1/patients/${patientId}`,
  ]) {
    for (const person of [outside, other]) shut(await person.get(path));
    for (const person of [named, server.prescriber]) expect((await person.get(path)).status).toBe(200);
  }
});

test('no answer to any question shows what is secret in a restricted record, whoever asks without being named', async () => {
  const { sessionId, patientId } = visit;
  const asked = server.app.routeRows.filter(
    ({ method, url }) => method === 'GET' && url.startsWith('/api/v1'),
  );
  for (const { url, act } of asked)
    for (const [role, person] of [
      ['nurse', outside],
      ['prescriber', other],
      ['admin', admin],
    ] as const) {
      if (!mayDo(role, act)) continue;
      const path = url.replace(':sessionId', sessionId).replace(':patientId', patientId);
      const { cookie } = person;
      const seen = await fetch(`${server.url}${path.replace(/:\w+/g, () => randomUUID())}`, {
        headers: { cookie },
      });
      expect(await seen.text(), `${role} ${url}`).not.toContain(SECRET);
    }
});

test('a view that is refused is not noted as one', async () => {
  await outside.get(`/api/v1/sessions/${visit.sessionId}`);
  const rows = await server.house.db
    .selectFrom('access_trail')
    .selectAll()
    .where('viewer_id', '=', ids.outside)
    .where('subject_id', '=', visit.sessionId)
    .execute();
  expect(rows).toEqual([]);
});

test('only what sees to danger is done without access; every other act is refused and leaves no trace', async () => {
  const { sessionId } = visit;
  const before = await server.house.log.read(server.house.clinicId, sessionId, 0);
  const content = { kind: 'note', takenAtMs: TEN, text: 'x' } as const;
  const entry = { entryId: randomUUID(), content, lateReason: null };
  shut(await send(outside, sessionId, { type: 'WriteNote', body: entry }));
  shut(await send(outside, sessionId, giveDose(TEN)));
  shut(await send(outside, sessionId, { type: 'WithdrawEntry', body: { entryId: readingId, reason: 'x' } }));
  shut(await send(other, sessionId, { type: 'Sign', body: {} }));
  expect(await server.house.log.read(server.house.clinicId, sessionId, 0)).toEqual(before);

  expect((await send(outside, sessionId, recordSet(TEN, { heartRateBpm: 88 }))).status).toBe(200);
  const alert = { alertId: randomUUID(), severity: 'warning', text: 'pale' } as const;
  expect((await send(outside, sessionId, { type: 'RaiseAlert', body: alert })).status).toBe(200);
  expect(WITHOUT_ACCESS).toContain('RecordSet');
});

test('a reading is moved neither out of a restricted session nor into one without access', async () => {
  const elsewhere = await openVisit(outside, { name: 'Elsewhere', recordNumber: `E-${chair}` });
  await send(outside, elsewhere.sessionId, { type: 'ArrivePatient', body: { chairId: String(60 - chair) } });
  const own = randomUUID();
  await send(outside, elsewhere.sessionId, recordSet(TEN, CALM, own));
  const move = (by: Caller, from: string, entryId: string, toSessionId: string) =>
    by.post<Problem>(`/api/v1/sessions/${from}/readings/${entryId}/move`, {
      commandId: randomUUID(),
      toSessionId,
      reason: 'wrong chair',
    });
  shut(await move(outside, visit.sessionId, readingId, elsewhere.sessionId));
  shut(await move(outside, elsewhere.sessionId, own, visit.sessionId));
  expect(await readings(named, visit.sessionId)).toHaveLength(1);
  expect((await move(named, elsewhere.sessionId, own, visit.sessionId)).status).toBe(200);
});

test('without access nobody corrects the patient or opens another session for them', async () => {
  const { patientId } = visit;
  const correction = { commandId: randomUUID(), identity: identity({ name: 'Mallory' }), reason: 'x' };
  shut(await outside.post(`/api/v1/patients/${patientId}/correct`, correction));
  shut(await openSession(outside, patientId));
  expect((await openSession(named, patientId)).body.detail).toContain('already has an open session');
});

test('a search shows those who are not named that the record exists and who may open it, not what is in it', async () => {
  const search = async (by: Caller, text: string) =>
    (await by.post<{ patients: PatientRecord[] }>('/api/v1/patients/search', { text })).body.patients;
  const name = `Resi ${'x'.repeat(chair)}`;
  const of = (patients: PatientRecord[]) => patients.find(({ patientId }) => patientId === visit.patientId);
  for (const person of [outside, admin]) {
    expect(of(await search(person, name))).toEqual({
      patientId: visit.patientId,
      identity: { ...identity({ name }), recordNumber: '(restricted)', allergies: ['(restricted)'] },
      restrictedTo: [ids.named, ids.prescriber],
      openSessionId: visit.sessionId,
      lastSessionAtMs: null,
      lastSessionId: null,
      sameName: expect.any(Boolean),
      alsoRegisteredAs: [],
      consents: null,
      rems: null,
    });
  }
  expect(of(await search(named, name))?.identity.allergies).toEqual([SECRET]);
  const registration = {
    patientId: randomUUID(),
    commandId: randomUUID(),
    identity: identity({ name, recordNumber: 'new' }),
    differentPersonConfirmed: false,
  };
  const compared = await outside.post('/api/v1/patients', registration);
  expect(compared.status).toBe(409);
  expect(JSON.stringify(compared.body)).toContain(visit.patientId);
  expect(JSON.stringify(compared.body)).not.toContain(SECRET);
});

test('whoever follows a record when it is closed to them is cut off with a sentence and hears no more of it', async () => {
  const { sessionId, patientId } = visit;
  await restrict(server.prescriber, patientId, []);
  const cut = await connected(openSocket(server.url, outside.cookie));
  const kept = await connected(openSocket(server.url, named.cookie));
  for (const socket of [cut, kept])
    expect(await follow(socket, { what: 'session', sessionId, afterSeq: 0 })).toMatchObject({ ok: true });
  const told = listen(cut, 'refollow');
  const [heardByCut, heardByKept] = [listen(cut, 'sessionEvents'), listen(kept, 'sessionEvents')];
  await restrict(server.prescriber, patientId, [ids.named, ids.prescriber]);
  const [first] = await told.until((heard) => heard.length > 0);
  expect(first?.sessionId).toBe(sessionId);
  expect(first?.why).toContain('restricted to named people');
  await send(named, sessionId, recordSet(TEN, { heartRateBpm: 91 }));
  await heardByKept.until((heard) => heard.length > 0);
  // Asking once more is answered after whatever else was on its way to this screen.
  expect(await follow(cut, { what: 'session', sessionId, afterSeq: 0 })).toMatchObject({
    ok: false,
    problem: { code: 'restricted' },
  });
  expect(heardByCut.heard).toEqual([]);
  cut.close();
  kept.close();
});

test('a record that closes while somebody is being let in stays closed to them', async () => {
  const { sessionId, patientId } = visit;
  await restrict(server.prescriber, patientId, []);
  const socket = await connected(openSocket(server.url, outside.cookie));
  const heard = listen(socket, 'sessionEvents');
  const [answers] = await Promise.all([
    Promise.all([0, 1, 2, 3, 4, 5].map(() => follow(socket, { what: 'session', sessionId, afterSeq: 0 }))),
    restrict(server.prescriber, patientId, [ids.named, ids.prescriber]),
  ]);
  await send(named, sessionId, recordSet(TEN, { heartRateBpm: 92 }));
  expect(await follow(socket, { what: 'session', sessionId, afterSeq: 0 })).toMatchObject({ ok: false });
  expect(answers.length).toBe(6);
  expect(JSON.stringify(heard.heard)).not.toContain('"heartRateBpm":92');
  socket.close();
});
