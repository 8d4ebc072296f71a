import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoardSummary } from '#shared/summary.ts';
import type { PatientRecord, Problem, ReadingAnswer } from '#shared/wire/api.ts';
import type { PatientHistory } from '#shared/wire/history.ts';
import { dose, register, startedCourse } from '../courses/course-desk.ts';
import {
  type Caller,
  signIn,
  startTestServer,
  TEN,
  type TestServer,
  temporaryFolder,
} from '../test-server.ts';
import { type Circle, gatherCircle } from '../trail/circle.ts';
import { restrict } from '../trail/people.ts';
import { identity, openSession, openVisit, send, view } from '../visit.ts';

let circle: Circle;
let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  circle = await gatherCircle();
  ({ server, admin } = circle);
});
afterAll(() => server.stop());

type Answered = PatientRecord & Problem;
const merge = (patientId: string, intoPatientId: string, changes: object = {}, by = admin) =>
  by.post<Answered>(`/api/v1/patients/${patientId}/merge`, {
    commandId: randomUUID(),
    intoPatientId,
    reason: 'one person, registered twice',
    ...changes,
  });
const unmerge = (patientId: string, changes: object = {}, by = admin) =>
  by.post<Answered>(`/api/v1/patients/${patientId}/unmerge`, {
    commandId: randomUUID(),
    reason: 'two people after all',
    ...changes,
  });
const record = async (patientId: string, by = server.nurse) =>
  (await by.get<Answered>(`/api/v1/patients/${patientId}`)).body;
const search = async (text: string, by = server.nurse) =>
  (await by.post<{ patients: PatientRecord[] }>('/api/v1/patients/search', { text })).body.patients;
const problemOf = ({ status, body }: { status: number; body: Partial<Problem> }) => [
  status,
  body.type?.replace('urn:afterdose:problem:', ''),
  body.pointer,
];

/** Two records: of `head` and, under another name and number, of the same person. */
async function twice(name: string): Promise<{ head: string; alias: string; numbers: [string, string] }> {
  const numbers: [string, string] = [`H-${randomUUID().slice(0, 8)}`, `A-${randomUUID().slice(0, 8)}`];
  const head = await register(server.nurse, { name: `${name} Neu`, recordNumber: numbers[0] });
  const alias = await register(server.nurse, { name: `${name} Alt`, recordNumber: numbers[1] });
  return { head, alias, numbers };
}

test('a merged record is found by its name and number, and answers the other one with what it is also registered as', async () => {
  const { head, alias, numbers } = await twice('Berta');
  const merged = await merge(alias, head);
  expect(merged.body).toMatchObject({
    patientId: head,
    identity: { name: 'Berta Neu', recordNumber: numbers[0] },
    alsoRegisteredAs: [{ patientId: alias, name: 'Berta Alt', recordNumber: numbers[1] }],
  });
  for (const text of ['berta alt', numbers[1], 'Berta', numbers[0]])
    expect((await search(text)).map(({ patientId }) => patientId)).toEqual([head]);
  expect(await record(alias)).toEqual(await record(head));
  expect((await record(head)).sameName).toBe(false);
});

test('taken apart each is what it was', async () => {
  const { head, alias } = await twice('Carla');
  const before = [await record(head), await record(alias)];
  await merge(alias, head);
  const apart = await unmerge(alias);
  expect(apart.body).toMatchObject({ patientId: alias, alsoRegisteredAs: [] });
  expect([await record(head), await record(alias)]).toEqual(before);
  expect(problemOf(await unmerge(alias))).toEqual([409, 'already-done', undefined]);
  const events = await server.house.log.read(server.house.clinicId, alias, 0);
  expect(events.map(({ event, actor }) => [event.type, actor.kind === 'staff' && actor.name])).toEqual([
    ['PatientRegistered', 'Nora Keller'],
    ['PatientMerged', 'Ada Boss'],
    ['PatientUnmerged', 'Ada Boss'],
  ]);
});

test('a record is not merged into itself, into a merged one, twice, or with others that were merged into it', async () => {
  const { head, alias } = await twice('Dora');
  const third = await register(server.nurse, { name: 'Dritte' });
  const at = '/intoPatientId';
  expect(problemOf(await merge(head, head))).toEqual([409, 'conflict', at]);
  expect(problemOf(await merge(head, randomUUID()))).toEqual([404, 'not-found', at]);
  expect(problemOf(await merge(randomUUID(), head))).toEqual([404, 'not-found', undefined]);
  expect((await merge(alias, head)).status).toBe(200);
  expect(problemOf(await merge(third, alias))).toEqual([409, 'conflict', at]);
  expect(problemOf(await merge(alias, third))).toEqual([409, 'conflict', undefined]);
  expect(problemOf(await merge(head, third))).toEqual([409, 'conflict', undefined]);
  expect(problemOf(await merge(head, alias))).toEqual([409, 'conflict', at]);
  expect((await merge(third, head)).body.alsoRegisteredAs).toHaveLength(2);
});

test('of two merges towards each other at once one happens, so that no circle comes about', async () => {
  const { head, alias } = await twice('Emmi');
  const both = await Promise.all([merge(alias, head), merge(head, alias)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await record(head)).alsoRegisteredAs).toHaveLength(1);
});

test('a repeated merge answers as the first did; only an admin merges, with a reason', async () => {
  const { head, alias } = await twice('Frida');
  const ids = { commandId: randomUUID() };
  for (const by of [server.nurse, server.prescriber]) {
    expect((await merge(alias, head, ids, by)).status).toBe(403);
    expect((await unmerge(alias, ids, by)).status).toBe(403);
  }
  expect(problemOf(await merge(alias, head, { reason: ' ' }))).toEqual([400, 'malformed', '/reason']);
  const first = await merge(alias, head, ids);
  expect((await merge(alias, head, ids)).body).toEqual(first.body);
  expect((await merge(head, alias, ids)).status).toBe(409);
});

test('two records with an open session each are not merged; with one it goes on as it was, under its own name', async () => {
  const one = await openVisit(server.nurse, { name: 'Gerda Neu' });
  const other = await openVisit(server.nurse, { name: 'Gerda Alt' });
  const refused = await merge(other.patientId, one.patientId);
  expect([refused.status, refused.body.detail]).toEqual([
    409,
    expect.stringContaining('Both have an open session'),
  ]);
  await send(server.nurse, one.sessionId, { type: 'CancelSession', body: { reason: 'double entry' } });
  expect((await merge(other.patientId, one.patientId)).body.openSessionId).toBe(other.sessionId);
  const tile = (
    await server.nurse.get<{ summaries: BoardSummary[] }>('/api/v1/sessions')
  ).body.summaries.find(({ sessionId }) => sessionId === other.sessionId);
  expect(tile).toMatchObject({ patientId: other.patientId, identity: { name: 'Gerda Alt' } });
  const again = await openSession(server.nurse, one.patientId);
  expect([again.status, again.body.detail]).toEqual([
    409,
    expect.stringContaining('already has an open session'),
  ]);
});

test('of a merge and a session that is opened under the record at once, whichever is first, no session is opened under a merged record', async () => {
  const { head, alias } = await twice('Hilde');
  const [merged, opened] = await Promise.all([merge(alias, head), openSession(server.nurse, alias)]);
  expect(merged.status).toBe(200);
  expect([200, 409]).toContain(opened.status);
  const refused = await openSession(server.nurse, alias);
  expect([...problemOf(refused), refused.body.detail]).toEqual([
    409,
    'merged-record',
    '/patientId',
    'This record was merged into that of Hilde Neu, born 1991-05-04: go on there. Nothing was recorded.',
  ]);
});

test('nothing new is recorded under a merged record: identity, restriction, consent and course name the other one', async () => {
  const { head, alias } = await twice('Ilse');
  await merge(alias, head);
  const commandId = randomUUID();
  const consent = { consent: 'treatment', signedOn: '2026-03-01', validThrough: null, keptAt: null };
  const answers = [
    await server.nurse.post<Problem>(`/api/v1/patients/${alias}/correct`, {
      commandId,
      identity: identity({ name: 'Ilse Ganz Alt' }),
      reason: 'x',
    }),
    await restrict(server.prescriber, alias, []),
    await server.nurse.post<Problem>(`/api/v1/patients/${alias}/consents`, {
      commandId,
      consentId: randomUUID(),
      ...consent,
    }),
  ];
  for (const answer of answers) {
    expect(problemOf(answer).slice(0, 2)).toEqual([409, 'merged-record']);
    expect(answer.body.detail).toContain('Ilse Neu');
  }
  await expect(startedCourse(server, {}, { patientId: alias })).rejects.toThrow('Ilse Neu');
});

test('who the patient is, put right in the record, reaches a session that is open under a merged one', async () => {
  const { patientId, sessionId } = await openVisit(server.nurse, { name: 'Jana Alt' });
  const head = await register(server.nurse, { name: 'Jana Neu', recordNumber: 'JN-1' });
  await merge(patientId, head);
  const corrected = await server.nurse.post(`/api/v1/patients/${head}/correct`, {
    commandId: randomUUID(),
    identity: identity({ name: 'Jana Neu', recordNumber: 'JN-1', allergies: ['latex'] }),
    reason: 'told by phone',
  });
  expect(corrected.status).toBe(200);
  expect((await view(server.nurse, sessionId)).identity).toMatchObject({
    name: 'Jana Neu',
    allergies: ['latex'],
  });
});

test('the history of one holds the sessions and courses of both, and the record the newest visit', async () => {
  const old = await openVisit(server.nurse, { name: 'Klara Alt' });
  await send(server.nurse, old.sessionId, { type: 'CancelSession', body: { reason: 'no ride' } });
  const course = await startedCourse(server, { name: 'Klara Neu' });
  const head = course.patientId;
  await merge(old.patientId, head);
  for (const id of [head, old.patientId]) {
    const { body } = await server.nurse.get<PatientHistory>(`/api/v1/patients/${id}/history`);
    expect(body).toMatchObject({ patientId: head, total: 1 });
    expect(body.sessions.map(({ sessionId, patientId }) => [sessionId, patientId])).toEqual([
      [old.sessionId, old.patientId],
    ]);
    expect(body.courses.map(({ courseId }) => courseId)).toEqual([course.courseId]);
  }
  expect(await record(head)).toMatchObject({ lastSessionId: old.sessionId, openSessionId: null });
});

test('a course that was begun under a merged record goes on with sessions of the other one', async () => {
  const course = await startedCourse(server, { name: 'Lore Alt' });
  const head = await register(server.nurse, { name: 'Lore Neu' });
  await merge(course.patientId, head);
  const opened = await openSession(server.nurse, head, { courseId: course.courseId });
  const { sessionId } = opened.body as unknown as { sessionId: string };
  expect((await view(server.nurse, sessionId)).course).toMatchObject({
    courseId: course.courseId,
    number: 1,
  });
});

test('a second dose of the day counts over both records', async () => {
  const { sessionId, patientId } = await openVisit(server.nurse, { name: 'Maria Alt' });
  await dose(server, sessionId, '3');
  const left = {
    prescriberTold: true,
    risksExplained: true,
    formSigned: true,
    transport: null,
    witnessedBy: null,
    leftAtMs: TEN,
    reason: 'wanted to go',
  };
  await send(server.nurse, sessionId, { type: 'LeaveAgainstAdvice', body: left });
  const head = await register(server.nurse, { name: 'Maria Neu' });
  await merge(patientId, head);
  const second = await openSession(server.nurse, head);
  expect(problemOf(second)).toEqual([403, 'not-allowed', '/secondSessionReason']);
});

test('a device that names the patient by the id or number of either record is believed, and by another one it waits', async () => {
  const { sessionId, patientId } = await openVisit(server.nurse, { name: 'Nele Alt', recordNumber: 'NA-1' });
  const head = await register(server.nurse, { name: 'Nele Neu', recordNumber: 'NN-1' });
  const { deviceId, caller } = await server.device('Cuff of Nele');
  await server.nurse.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });
  const post = async (claimed: string) => {
    const reading = { readingId: randomUUID(), takenAt: new Date(TEN).toISOString(), heartRateBpm: 71 };
    const answer = await caller.post<ReadingAnswer>('/api/v1/readings', { ...reading, patientId: claimed });
    return answer.body.status;
  };
  expect(await post('NN-1')).toBe('waiting');
  await merge(patientId, head);
  for (const claimed of [patientId, head, 'NA-1', ' nn-1 ']) expect(await post(claimed)).toBe('recorded');
  expect(await post('NN-2')).toBe('waiting');
  await unmerge(patientId);
  expect(await post('NN-1')).toBe('waiting');
});

test('[ALIAS] of two restricted records of one person only those open either who are named for both', async () => {
  const { named, outside, other, ids } = circle;
  const { head, alias } = await twice('Olga');
  const { prescriber } = server;
  await restrict(prescriber, head, [ids.prescriber, ids.named]);
  await restrict(prescriber, alias, [ids.prescriber, ids.outside]);
  expect((await server.nurse.get(`/api/v1/patients/${alias}`)).status).toBe(200);
  await merge(alias, head);
  for (const id of [head, alias]) {
    expect((await prescriber.get(`/api/v1/patients/${id}`)).body).toMatchObject({
      restrictedTo: [ids.prescriber],
    });
    for (const person of [named, outside, other, admin])
      expect((await person.get(`/api/v1/patients/${id}`)).status).toBe(403);
  }
  const [found] = await search('Olga Alt', outside);
  expect(found).toMatchObject({
    patientId: head,
    identity: { recordNumber: '(restricted)' },
    alsoRegisteredAs: [{ name: 'Olga Alt', recordNumber: '(restricted)' }],
    consents: null,
  });
  await unmerge(alias);
  expect((await named.get(`/api/v1/patients/${head}`)).status).toBe(200);
  expect((await outside.get(`/api/v1/patients/${alias}`)).status).toBe(200);
});

test('[ALIAS] a restricted record that a free one is merged with closes both, also their sessions; lifting it opens both', async () => {
  const { named, outside, ids } = circle;
  const { patientId, sessionId } = await openVisit(server.nurse, { name: 'Paula Alt' });
  const head = await register(server.nurse, { name: 'Paula Neu' });
  await restrict(server.prescriber, head, [ids.prescriber, ids.named]);
  expect((await outside.get(`/api/v1/sessions/${sessionId}`)).status).toBe(200);
  const merged = await merge(patientId, head);
  // The admin is not named, and is told what a search tells.
  expect(merged.body.identity.recordNumber).toBe('(restricted)');
  expect((await outside.get(`/api/v1/sessions/${sessionId}`)).status).toBe(403);
  expect((await named.get(`/api/v1/sessions/${sessionId}`)).status).toBe(200);
  expect((await restrict(server.prescriber, head, [])).body.restrictedTo).toBeNull();
  expect((await outside.get(`/api/v1/sessions/${sessionId}`)).status).toBe(200);
});

test('[ALIAS] after a merge a new list of people counts for both records, also when they are taken apart', async () => {
  const { ids } = circle;
  const { head, alias } = await twice('Rosa');
  await merge(alias, head);
  await restrict(server.prescriber, head, [ids.prescriber]);
  await unmerge(alias);
  for (const id of [head, alias])
    expect((await record(id, server.prescriber)).restrictedTo).toEqual([ids.prescriber]);
});

test('a number of a merged record stays taken', async () => {
  const { head, alias, numbers } = await twice('Sofie');
  await merge(alias, head);
  const body = {
    patientId: randomUUID(),
    commandId: randomUUID(),
    identity: identity({ name: 'Tom Anders', recordNumber: numbers[1] }),
    differentPersonConfirmed: true,
  };
  expect(problemOf(await server.nurse.post<Problem>('/api/v1/patients', body))).toEqual([
    409,
    'record-number-taken',
    '/identity/recordNumber',
  ]);
});

test('after a restart merged records are still of one person', async () => {
  const folder = temporaryFolder();
  const first = await startTestServer({ dataFolder: folder.path });
  const boss = await first.as('admin', 'Ada Boss');
  const [head, alias] = [
    await register(first.nurse, { name: 'Uta Neu' }),
    await register(first.nurse, { name: 'Uta Alt' }),
  ];
  await merge(alias, head, {}, boss);
  await first.stop();
  const again = await startTestServer({ dataFolder: folder.path });
  const nurse = await signIn(again.url, 'Nora Keller');
  expect((await nurse.get<PatientRecord>(`/api/v1/patients/${alias}`)).body.patientId).toBe(head);
  expect((await openSession(nurse, alias)).status).toBe(409);
  await again.stop();
  folder.remove();
});
