import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Identity } from '#shared/identity.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { PatientRecord, Problem } from '#shared/wire/api.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { identity, openSession, send } from '../visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Registered = PatientRecord & Problem & { candidates?: PatientRecord[] };

function register(who: Partial<Identity>, changes: object = {}) {
  return server.nurse.post<Registered>('/api/v1/patients', {
    patientId: randomUUID(),
    commandId: randomUUID(),
    identity: identity(who),
    differentPersonConfirmed: false,
    ...changes,
  });
}
const search = async (text: string) =>
  (await server.nurse.post<{ patients: PatientRecord[] }>('/api/v1/patients/search', { text })).body.patients;

test('a registered patient is found by any part of the name, the record number or the birth date', async () => {
  const { body } = await register({ name: 'Élodie Marchand', recordNumber: 'E-77', birthDate: '1970-01-31' });
  for (const text of ['elodie', 'MARCH', 'marchand élo', 'E-77', '1970-01-31'])
    expect((await search(text)).map(({ patientId }) => patientId)).toEqual([body.patientId]);
});

test.each(['%', '_', "' OR 1=1 --", '(a+)+$', '.*'])(
  'the search text %s is taken literally',
  async (text) => {
    expect(await search(text)).toEqual([]);
  },
);

test('a similar name is refused with who is meant, until somebody says that it is another person', async () => {
  const first = await register({ name: 'Eva Jansen', recordNumber: 'J-1' });
  const second = await register({ name: 'Eva Janssen', recordNumber: 'J-2' });
  expect([second.status, second.body.type]).toEqual([409, 'urn:afterdose:problem:same-name']);
  expect(second.body.candidates).toMatchObject([
    { patientId: first.body.patientId, identity: { recordNumber: 'J-1' } },
  ]);
  const confirmed = await register(
    { name: 'Eva Janssen', recordNumber: 'J-2' },
    { differentPersonConfirmed: true },
  );
  expect(confirmed.body.sameName).toBe(true);
  expect((await search('J-1'))[0]?.sameName).toBe(true);
});

test('of two people of one name registered at once, one is registered and the other asked about', async () => {
  const both = await Promise.all([
    register({ name: 'Zoe Zwilling', recordNumber: 'Z-1' }),
    register({ name: 'Zoe Zwilling', recordNumber: 'Z-2' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

const taken = (answer: { status: number; body: Problem }) => [
  answer.status,
  answer.body.type,
  answer.body.pointer,
];
const TAKEN = [409, 'urn:afterdose:problem:record-number-taken', '/identity/recordNumber'];

test('a record number that another patient has is refused, whatever the name and whoever confirms it', async () => {
  await register({ name: 'Paul Weiss', recordNumber: 'K-1' });
  const other = await register(
    { name: 'Quentin Rot', recordNumber: ' k-1 ' },
    { differentPersonConfirmed: true },
  );
  expect(taken(other)).toEqual(TAKEN);
  expect(other.body.detail).toContain('Search for the number');
  expect(JSON.stringify(other.body)).not.toContain('Weiss');
});

test('of two who register with one record number at once, one is registered', async () => {
  const both = await Promise.all([
    register({ name: 'Ole Rennt', recordNumber: 'K-2' }),
    register({ name: 'Pia Eilt', recordNumber: 'K-2' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await search('K-2')).toHaveLength(1);
});

test('a record number that another patient has is refused in a correction too, also against a registration at once', async () => {
  await register({ name: 'Uta Erste', recordNumber: 'K-3' });
  const { body } = await register({ name: 'Vera Zweite', recordNumber: 'K-4' });
  const correct = (recordNumber: string) =>
    server.nurse.post<Problem>(`/api/v1/patients/${body.patientId}/correct`, {
      commandId: randomUUID(),
      identity: identity({ name: 'Vera Zweite', recordNumber }),
      reason: 'read again',
    });
  expect(taken(await correct('K-3'))).toEqual(TAKEN);
  expect((await correct('K-4')).status).toBe(200);
  const both = await Promise.all([correct('K-5'), register({ name: 'Xaver Dritter', recordNumber: 'K-5' })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a repeated registration answers as the first did', async () => {
  const ids = { patientId: randomUUID(), commandId: randomUUID() };
  const first = await register({ name: 'Rita Blau', recordNumber: 'L-1' }, ids);
  expect((await register({ name: 'Rita Blau', recordNumber: 'L-1' }, ids)).body).toEqual(first.body);
});

test('a corrected identity replaces the old one, which stays in the record with the reason', async () => {
  const { body } = await register({ name: 'Sam Grum', recordNumber: 'M-1' });
  const corrected = await server.nurse.post<PatientRecord>(`/api/v1/patients/${body.patientId}/correct`, {
    commandId: randomUUID(),
    identity: identity({ name: 'Sam Grün', recordNumber: 'M-1' }),
    reason: 'misheard',
  });
  expect(corrected.body.identity.name).toBe('Sam Grün');
  const events = await server.house.log.read(server.house.clinicId, body.patientId, 0);
  expect(events.map(({ event }) => event)).toMatchObject([
    { type: 'PatientRegistered', body: { identity: { name: 'Sam Grum' } } },
    { type: 'PatientCorrected', body: { reason: 'misheard' } },
  ]);
});

test('a corrected identity reaches the open session in the same commit, and an ended one keeps what it showed', async () => {
  const { body } = await register({ name: 'Sina Falsch', recordNumber: 'M-2', allergies: [] });
  const { sessionId } = (await openSession(server.nurse, body.patientId)).body;
  const commandId = randomUUID();
  const correct = (name: string, id: string) =>
    server.nurse.post(`/api/v1/patients/${body.patientId}/correct`, {
      commandId: id,
      identity: identity({ name, recordNumber: 'M-2', birthDate: '1970-01-02', allergies: ['latex'] }),
      reason: 'passport seen',
    });
  expect((await correct('Sina Richtig', commandId)).status).toBe(200);
  expect((await correct('Sina Richtig', commandId)).status).toBe(200);
  const seen = await server.nurse.get<{ identity: Identity; seq: number }>(`/api/v1/sessions/${sessionId}`);
  expect(seen.body).toMatchObject({
    seq: 2,
    identity: { name: 'Sina Richtig', birthDate: '1970-01-02', allergies: ['latex'] },
  });
  const board = await server.nurse.get<{ summaries: BoardSummary[] }>('/api/v1/sessions');
  const tile = board.body.summaries.find((summary) => summary.sessionId === sessionId);
  expect(tile?.identity).toMatchObject({ name: 'Sina Richtig', birthDate: '1970-01-02' });
  await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'no ride' } });
  expect((await correct('Sina Anders', randomUUID())).status).toBe(200);
  const after = await server.nurse.get<{ identity: Identity }>(`/api/v1/sessions/${sessionId}`);
  expect(after.body.identity.name).toBe('Sina Richtig');
});

test('a patient with an open session says which', async () => {
  const { body } = await register({ name: 'Tina Gelb', recordNumber: 'N-1' });
  const { body: opened } = await openSession(server.nurse, body.patientId);
  const { body: record } = await server.nurse.get<PatientRecord>(`/api/v1/patients/${body.patientId}`);
  expect(record.openSessionId).toBe(opened.sessionId);
});

test('markup in a name is a name', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const { body } = await register({ name, recordNumber: 'X-1' });
  expect(body.identity.name).toBe(name);
});

test.each([
  ['an empty name', { name: '   ' }, '/identity/name'],
  ['a birth date that is none', { birthDate: '4 May 1991' }, '/identity/birthDate'],
  ['a sex nobody knows', { sex: 'f' as 'female' }, '/identity/sex'],
  ['no record number', { recordNumber: '' }, '/identity/recordNumber'],
])('%s is refused, naming the field', async (_what, who, pointer) => {
  const answer = await register(who);
  expect([answer.status, answer.body.pointer]).toEqual([400, pointer]);
});

test('looking at a patient, when registered, by itself and in a search, is noted in the access trail', async () => {
  const { body } = await register({ name: 'Uwe Lila', recordNumber: 'P-1' });
  await server.prescriber.get(`/api/v1/patients/${body.patientId}`);
  await server.prescriber.post('/api/v1/patients/search', { text: 'P-1' });
  const trail = await server.house.db
    .selectFrom('access_trail')
    .select('viewed')
    .where('subject_id', '=', body.patientId)
    .execute();
  expect(trail).toEqual([{ viewed: 'patient' }, { viewed: 'patient' }, { viewed: 'patientSearch' }]);
});
