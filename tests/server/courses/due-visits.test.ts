import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DueVisit, DueVisits } from '#shared/wire/courses.ts';
import { type Caller, TEN } from '../test-server.ts';
import { type Circle, closeRecord, gatherCircle, SECRET } from '../trail/circle.ts';
import { openVisit, send } from '../visit.ts';
import { change, dose, openIn, seen, startedCourse } from './course-desk.ts';

const DAY_MS = 24 * 60 * 60_000;

let circle: Circle;
beforeAll(async () => {
  circle = await gatherCircle();
});
afterAll(() => circle.server.stop());

const list = async (by: Caller, query = '') => (await by.get<DueVisits>(`/api/v1/visits${query}`)).body;
const of = ({ visits }: DueVisits, { courseId }: { courseId: string }) =>
  visits.filter((visit) => visit.courseId === courseId);
const lines = (visits: readonly DueVisit[]) => visits.map(({ day, status }) => [day, status]);

test('the desk sees who is due today and in the next seven days, by day and then by name, with place, dose and course', async () => {
  const { server, admin } = circle;
  const zoe = await startedCourse(server, { name: 'Zoe Last' });
  const abe = await startedCourse(server, { name: 'Abe First' });
  const seenBy = await list(admin);
  expect(seenBy).toMatchObject({ today: '2026-03-02', from: '2026-03-02', to: '2026-03-09' });
  expect(seenBy.visits.map(({ identity, day }) => [day, identity.name])).toEqual([
    ['2026-03-02', 'Abe First'],
    ['2026-03-02', 'Zoe Last'],
    ['2026-03-05', 'Abe First'],
    ['2026-03-05', 'Zoe Last'],
    ['2026-03-09', 'Abe First'],
    ['2026-03-09', 'Zoe Last'],
  ]);
  expect(of(seenBy, zoe)[0]).toEqual({
    courseId: zoe.courseId,
    patientId: zoe.patientId,
    identity: { name: 'Zoe Last', chosenName: null, birthDate: '1991-05-04' },
    sameName: false,
    restricted: false,
    day: '2026-03-02',
    status: 'due',
    overdue: 0,
    sessionId: null,
    rideArranged: null,
    details: {
      seq: 1,
      visit: 1,
      visitId: null,
      protocol: { protocolId: 'esketamine-intranasal', name: 'Esketamine IN', routeShort: 'IN' },
      place: { courseId: zoe.courseId, number: 1, phase: 'induction', numberInPhase: 1, of: 8 },
      dose: expect.objectContaining({ plannedMg: 56, from: 'firstSession' }),
      shortGap: null,
      reviewDue: false,
    },
  });
  // Only the next session of a course has a place and a dose before it is opened.
  expect(of(seenBy, zoe)[1]?.details).toMatchObject({ visit: 2, place: null, dose: null });
  for (const course of [zoe, abe])
    await change(server.prescriber, await seen(server.nurse, course), 'end', {});
  expect((await list(admin)).visits).toEqual([]);
});

test('a visit with a session names it, says whether a ride is arranged, and is fulfilled once there was a dose', async () => {
  const { server } = circle;
  const course = await startedCourse(server, { name: 'Rita Fahrt' });
  const today = async () => of(await list(server.nurse), course)[0];
  const sessionId = await openIn(server, course);
  expect(await today()).toMatchObject({ status: 'due', sessionId, rideArranged: null });
  const answer = (what: 'yes' | 'no') =>
    send(server.nurse, sessionId, {
      type: 'AnswerChecklist',
      body: { item: 'transport', answer: what, note: null },
    });
  await answer('no');
  expect((await today())?.rideArranged).toBe(false);
  await answer('yes');
  expect((await today())?.rideArranged).toBe(true);
  await dose(server, sessionId);
  expect(await today()).toMatchObject({
    status: 'fulfilled',
    sessionId,
    details: { place: { number: 1, of: 8 }, dose: null },
  });
  await change(server.prescriber, await seen(server.nurse, course), 'end', {});
});

test('two of a similar name are marked, in the list and beside somebody on the board; two records of one person are not', async () => {
  const { server, admin } = circle;
  const one = await startedCourse(server, { name: 'Eva Jansen' });
  await openVisit(server.nurse, { name: 'Eva Janssen' });
  expect(of(await list(admin), one)[0]?.sameName).toBe(true);
  const other = await startedCourse(server, { name: 'Olga Petrov' });
  expect(of(await list(admin), other)[0]?.sameName).toBe(false);
  const twin = await openVisit(server.nurse, { name: 'Olga Petrow' });
  expect(of(await list(admin), other)[0]?.sameName).toBe(true);
  const merged = { commandId: crypto.randomUUID(), intoPatientId: other.patientId, reason: 'same person' };
  expect((await admin.post(`/api/v1/patients/${twin.patientId}/merge`, merged)).status).toBe(200);
  expect(of(await list(admin), other)[0]?.sameName).toBe(false);
  for (const course of [one, other])
    await change(server.prescriber, await seen(server.nurse, course), 'end', {});
});

test('of a restricted record those who are not named are told who comes and when, and nothing of the treatment', async () => {
  const { server, named, outside, admin, other } = circle;
  const course = await startedCourse(server, { name: 'Resi Geheim' }, { treatmentPlan: SECRET });
  await closeRecord(circle, course.patientId);
  expect(of(await list(named), course)[0]).toMatchObject({ restricted: true, details: { visit: 1 } });
  for (const person of [outside, admin, other]) {
    const visits = of(await list(person), course);
    expect(visits[0]).toMatchObject({
      identity: { name: 'Resi Geheim', birthDate: '1991-05-04' },
      restricted: true,
      day: '2026-03-02',
      details: null,
    });
    const shut = [
      await person.get(`/api/v1/courses/${course.courseId}`),
      await person.get(`/api/v1/patients/${course.patientId}/courses`),
      await change(person, course, 'visits/1/day', { day: '2026-03-04' }),
    ];
    for (const { status, body } of shut) {
      expect(status).toBe(403);
      expect(JSON.stringify(body)).not.toContain(SECRET);
    }
  }
  await change(server.prescriber, await seen(named, course), 'end', {});
});

test.each([
  ['?from=2026-02-30', '/from'],
  ['?from=yesterday', '/from'],
  ['?to=2026-03-32', '/to'],
  ['?from=2026-03-09&to=2026-03-08', '/to'],
  ['?from=2026-03-01&to=2026-05-03', '/to'],
])('asked for %s the list says what is wrong with it', async (query, pointer) => {
  const { status, body } = await circle.server.nurse.get(`/api/v1/visits${query}`);
  expect([status, body.pointer]).toEqual([400, pointer]);
});

test('looking at the list is noted', async () => {
  const { server, admin } = circle;
  await list(admin);
  const noted = await server.house.db
    .selectFrom('access_trail')
    .select(['subject_id', 'viewer_name'])
    .where('viewed', '=', 'visits')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  expect(noted).toEqual({ subject_id: server.house.clinicId, viewer_name: 'Ada Boss' });
});

test('[COURSE-OVERDUE] on Friday the newest visit that was not kept is on top, whatever is asked for, with how many there are', async () => {
  const { server, named } = circle;
  const course = await startedCourse(server, { name: 'Ole Verpasst' });
  // Monday 2 and Thursday 5 March pass without a session.
  await server.setClock(TEN + 4 * DAY_MS);
  const visits = of(await list(named), course);
  expect(lines(visits)).toEqual([
    ['2026-03-05', 'overdue'],
    ['2026-03-09', 'planned'],
    ['2026-03-12', 'planned'],
  ]);
  expect(visits[0]).toMatchObject({ overdue: 2, details: { visit: 2 } });
  expect(lines(of(await list(named, '?from=2026-03-12&to=2026-03-12'), course))).toEqual([
    ['2026-03-05', 'overdue'],
    ['2026-03-12', 'planned'],
  ]);
});
