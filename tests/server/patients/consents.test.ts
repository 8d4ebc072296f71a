import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PatientRecord, Problem } from '#shared/wire/api.ts';
import { register } from '../courses/course-desk.ts';
import { type Caller, TEN } from '../test-server.ts';
import { type Circle, closeRecord, gatherCircle, SECRET, shut } from '../trail/circle.ts';

const DAY_MS = 24 * 60 * 60_000;
/** The clinic's day, and its neighbours. */
const [YESTERDAY, TODAY, TOMORROW] = ['2026-03-01', '2026-03-02', '2026-03-03'] as const;

let circle: Circle;
let nurse: Caller;
let admin: Caller;
beforeAll(async () => {
  circle = await gatherCircle();
  nurse = circle.server.nurse;
  admin = circle.admin;
});
afterAll(() => circle.server.stop());

type Answered = PatientRecord & Problem;
const record = (by: Caller, patientId: string, changes: object = {}) =>
  by.post<Answered>(`/api/v1/patients/${patientId}/consents`, {
    commandId: randomUUID(),
    consentId: randomUUID(),
    consent: 'treatment',
    signedOn: YESTERDAY,
    validThrough: null,
    keptAt: 'binder 4',
    ...changes,
  });
const withdraw = (by: Caller, patientId: string, consentId: string, changes: object = {}) =>
  by.post<Answered>(`/api/v1/patients/${patientId}/consents/${consentId}/withdraw`, {
    commandId: randomUUID(),
    reason: 'changed her mind',
    ...changes,
  });
const state = (by: Caller, patientId: string, changes: object = {}) =>
  by.put<Answered>(`/api/v1/patients/${patientId}/rems-enrolment`, {
    commandId: randomUUID(),
    enrolled: true,
    on: YESTERDAY,
    note: null,
    ...changes,
  });
const problemOf = ({ status, body }: { status: number; body: Partial<Problem> }) => [
  status,
  body.type?.replace('urn:afterdose:problem:', ''),
  body.pointer,
];

test('a consent on file stands in the patient’s record, valid through its last day, and is recorded at any desk', async () => {
  const patientId = await register(nurse);
  await record(admin, patientId, { signedOn: TODAY, validThrough: TODAY });
  await record(nurse, patientId, { consent: 'offLabelUse', validThrough: YESTERDAY, keptAt: null });
  const { body } = await nurse.get<PatientRecord>(`/api/v1/patients/${patientId}`);
  expect(body.consents).toMatchObject([
    { consent: 'treatment', signedOn: TODAY, validThrough: TODAY, keptAt: 'binder 4', valid: true },
    { consent: 'offLabelUse', signedOn: YESTERDAY, validThrough: YESTERDAY, keptAt: null, valid: false },
  ]);
});

test('a consent that is withdrawn is valid no more and stays to be read; it is withdrawn once', async () => {
  const patientId = await register(nurse);
  const consentId = randomUUID();
  await record(nurse, patientId, { consentId });
  const ids = { commandId: randomUUID() };
  const first = await withdraw(nurse, patientId, consentId, ids);
  expect(first.body.consents).toMatchObject([{ consentId, withdrawnAtMs: TEN, valid: false }]);
  expect((await withdraw(nurse, patientId, consentId, ids)).body).toEqual(first.body);
  expect(problemOf(await withdraw(nurse, patientId, consentId))).toEqual([409, 'already-done', undefined]);
  expect(problemOf(await withdraw(nurse, patientId, randomUUID()))).toEqual([404, 'not-found', undefined]);
});

test('of two who withdraw one consent at once one does', async () => {
  const patientId = await register(nurse);
  const consentId = randomUUID();
  await record(nurse, patientId, { consentId });
  const both = await Promise.all([nurse, admin].map((by) => withdraw(by, patientId, consentId)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test.each([
  ['signed tomorrow', { signedOn: TOMORROW }, [422, 'impossible-value', '/signedOn']],
  ['signed on no day', { signedOn: '2026-02-29' }, [422, 'impossible-value', '/signedOn']],
  ['over before it began', { validThrough: '2026-02-28' }, [422, 'impossible-value', '/validThrough']],
  ['for something else', { consent: 'photos' }, [400, 'malformed', '/consent']],
  ['kept in two lines', { keptAt: 'a\nb' }, [400, 'malformed', '/keptAt']],
])('a consent %s is refused, naming the field', async (_what, changes, problem) => {
  const patientId = await register(nurse);
  expect(problemOf(await record(nurse, patientId, changes))).toEqual(problem);
});

test('a consent is put on file once, also when it is sent again', async () => {
  const patientId = await register(nurse);
  const ids = { consentId: randomUUID(), commandId: randomUUID() };
  const first = await record(nurse, patientId, ids);
  expect((await record(nurse, patientId, ids)).body).toEqual(first.body);
  expect(problemOf(await record(nurse, patientId, { consentId: ids.consentId }))).toEqual([
    409,
    'conflict',
    '/consentId',
  ]);
});

test('the newest word on the REMS counts; nobody asked is not enrolled and not refused, but null', async () => {
  const patientId = await register(nurse);
  expect((await nurse.get<PatientRecord>(`/api/v1/patients/${patientId}`)).body.rems).toBeNull();
  const enrolled = await state(nurse, patientId, { note: 'form faxed' });
  expect(enrolled.body.rems).toEqual({ enrolled: true, on: YESTERDAY, note: 'form faxed', statedAtMs: TEN });
  const back = await state(admin, patientId, { enrolled: false, on: null, note: 'wrong patient' });
  expect(back.body.rems).toMatchObject({ enrolled: false, on: null, note: 'wrong patient' });
  expect(problemOf(await state(nurse, patientId, { on: TOMORROW }))).toEqual([
    422,
    'impossible-value',
    '/on',
  ]);
});

test('consents of a record that was merged are the patient’s, and withdrawn through theirs', async () => {
  const [head, alias] = [
    await register(nurse, { name: 'Vera Neu' }),
    await register(nurse, { name: 'Vera Alt' }),
  ];
  const consentId = randomUUID();
  await record(nurse, alias, { consentId });
  await state(nurse, alias, { note: 'told at the old desk' });
  const merge = { commandId: randomUUID(), intoPatientId: head, reason: 'one person' };
  const merged = await admin.post<PatientRecord>(`/api/v1/patients/${alias}/merge`, merge);
  expect(merged.body).toMatchObject({
    consents: [{ consentId, valid: true }],
    rems: { note: 'told at the old desk' },
  });
  expect((await withdraw(nurse, head, consentId)).body.consents).toMatchObject([{ valid: false }]);
});

test('of a restricted record consents and enrolment are for those who are named', async () => {
  const { named, outside } = circle;
  const patientId = await register(nurse, { name: 'Wanda Zu' });
  await record(nurse, patientId, { keptAt: SECRET });
  await state(nurse, patientId, { note: SECRET });
  await closeRecord(circle, patientId);
  for (const answer of [
    await record(outside, patientId),
    await state(outside, patientId),
    await withdraw(outside, patientId, randomUUID()),
  ])
    shut(answer);
  const found = await outside.post<{ patients: PatientRecord[] }>('/api/v1/patients/search', {
    text: 'Wanda Zu',
  });
  expect(found.body.patients[0]).toMatchObject({ consents: null, rems: null });
  expect(JSON.stringify(found.body)).not.toContain(SECRET);
  expect((await named.get<PatientRecord>(`/api/v1/patients/${patientId}`)).body.rems?.note).toBe(SECRET);
});

test('a consent that ends today is no longer valid tomorrow', async () => {
  const patientId = await register(nurse);
  await record(nurse, patientId, { validThrough: TODAY });
  await circle.server.setClock(TEN + DAY_MS);
  const { body } = await nurse.get<PatientRecord>(`/api/v1/patients/${patientId}`);
  expect(body.consents).toMatchObject([{ validThrough: TODAY, valid: false }]);
});
