import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PatientHistory } from '#shared/wire/history.ts';
import { MONDAY, openIn, register, startedCourse, wholeSession } from '../courses/course-desk.ts';
import { type Caller, TEN } from '../test-server.ts';
import { type Circle, closeRecord, gatherCircle, shut } from '../trail/circle.ts';
import { openSession, openVisit, send } from '../visit.ts';

const DAY_MS = 24 * 60 * 60_000;

let circle: Circle;
beforeAll(async () => {
  circle = await gatherCircle();
});
afterAll(() => circle.server.stop());

const history = async (by: Caller, patientId: string, query = '') =>
  (await by.get<PatientHistory>(`/api/v1/patients/${patientId}/history${query}`)).body;

test('a patient nobody has treated has an empty history', async () => {
  const patientId = await register(circle.server.nurse);
  expect(await history(circle.server.nurse, patientId)).toEqual({
    patientId,
    sameName: false,
    courses: [],
    sessions: [],
    total: 0,
    next: null,
  });
});

test('long histories are paged from the newest on, and a session opened meanwhile moves no page', async () => {
  const { server } = circle;
  const patientId = await register(server.nurse, { name: 'Paula Lang' });
  const ids: string[] = [];
  const visit = async (plannedAtMs: number) => {
    const { body } = await openSession(server.nurse, patientId, { plannedAtMs });
    const { sessionId } = body as unknown as { sessionId: string };
    await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'no ride' } });
    ids.unshift(sessionId);
  };
  for (let nth = 0; nth < 5; nth += 1) await visit(TEN + nth * DAY_MS);
  const page = async (query: string) => {
    const { sessions, total, next } = await history(server.nurse, patientId, query);
    return { ids: sessions.map(({ sessionId }) => sessionId), total, next };
  };
  expect(await page('?limit=2')).toEqual({ ids: ids.slice(0, 2), total: 5, next: 3 });
  await visit(TEN + 6 * DAY_MS);
  expect(await page('?limit=2&before=3')).toEqual({ ids: ids.slice(3, 5), total: 6, next: 1 });
  expect(await page('?limit=2&before=1')).toEqual({ ids: ids.slice(5), total: 6, next: null });
  expect(await page('?before=999')).toEqual({ ids, total: 6, next: null });
});

test.each(['?limit=0', '?limit=201', '?before=-1', '?before=x', '?page=2'])(
  'asked for %s the history is refused',
  async (query) => {
    const patientId = await register(circle.server.nurse);
    const { status } = await circle.server.nurse.get(`/api/v1/patients/${patientId}/history${query}`);
    expect(status).toBe(400);
  },
);

test('the history is for those who treat, and of a restricted record for those who are named', async () => {
  const { server, named, outside, admin } = circle;
  const { patientId } = await openVisit(named, { name: 'Resi Zu' });
  expect((await admin.get(`/api/v1/patients/${patientId}/history`)).status).toBe(403);
  expect((await history(outside, patientId)).total).toBe(1);
  await closeRecord(circle, patientId);
  shut(await outside.get(`/api/v1/patients/${patientId}/history`));
  expect((await history(named, patientId)).total).toBe(1);
  const noted = await server.house.db
    .selectFrom('access_trail')
    .select('viewer_name')
    .where('viewed', '=', 'history')
    .where('subject_id', '=', patientId)
    .orderBy('seq')
    .execute();
  expect(noted.map((row) => row.viewer_name)).toEqual(['Nora Keller', 'Nina Named']);
});

test('an unknown patient has no history', async () => {
  const { status } = await circle.server.nurse.get(`/api/v1/patients/${randomUUID()}/history`);
  expect(status).toBe(404);
});

test('two sessions of a course, Monday and Thursday, stand side by side with place, dose, peaks, time and end', async () => {
  const { server } = circle;
  const course = await startedCourse(server, { name: 'Mara Verlauf' });
  const first = await openIn(server, course);
  await wholeSession(server, first, { bp: '142/88', dissociation: 6 });
  await server.setClock(TEN + 3 * DAY_MS);
  const second = await openIn(server, course);
  await wholeSession(server, second, { bp: '136/84', dissociation: 4 });
  await server.setClock(TEN + 4 * DAY_MS);
  const told = await history(server.nurse, course.patientId);
  const t0 = TEN;
  expect(told.sessions).toMatchObject([
    {
      sessionId: second,
      course: { number: 2, phase: 'induction', numberInPhase: 2, of: 8 },
      peakSystolic: { value: 136, takenAtMs: t0 + 3 * DAY_MS + 40 * 60_000 },
      peakDissociation: { value: 4 },
    },
    {
      sessionId: first,
      firstDoseAtMs: t0,
      protocol: { protocolId: 'esketamine-intranasal', routeShort: 'IN', drug: 'esketamine' },
      course: { number: 1, phase: 'induction', numberInPhase: 1, of: 8 },
      plannedMg: 56,
      deliveredMg: 56,
      baseline: { systolicMmHg: 122, diastolicMmHg: 76 },
      peakSystolic: { value: 142, takenAtMs: t0 + 40 * 60_000, afterMin: 40 },
      peakDiastolic: { value: 88, afterMin: 40 },
      peakDissociation: { value: 6, afterMin: 40 },
      // What had to be stated was stated at T+126, after the gate at T+125; signed at T+130.
      criteriaMetAfterMin: 126,
      endedAfterMin: 130,
      end: 'discharged',
      alerts: { notice: 0, warning: 0, critical: 0 },
    },
  ]);
  expect(told.courses).toMatchObject([
    {
      courseId: course.courseId,
      judgement: {
        today: '2026-03-06',
        next: {
          day: '2026-03-09',
          visit: 3,
          place: { number: 3 },
          dose: { plannedMg: 56, from: 'asBefore' },
        },
        overdue: 0,
      },
    },
  ]);
  expect(told.courses[0]?.judgement.sessions.map(({ day, visit, number }) => [day, visit, number])).toEqual([
    [MONDAY, 1, 1],
    ['2026-03-05', 2, 2],
  ]);
});

test('the line of an ended session is kept when it ends, is the same when it was lost, and follows what was entered later', async () => {
  const { server } = circle;
  const course = await startedCourse(server, { name: 'Lina Zeile' });
  const sessionId = await openIn(server, course);
  await wholeSession(server, sessionId, { bp: '150/95', dissociation: 5 });
  const line = async () => (await history(server.nurse, course.patientId)).sessions[0];
  const before = await line();
  const kept = () =>
    server.house.db.selectFrom('session_digests').select('seq').where('stream_id', '=', sessionId).execute();
  expect(await kept()).toHaveLength(1);
  await server.house.db.deleteFrom('session_digests').where('stream_id', '=', sessionId).execute();
  expect(await line()).toEqual(before);
  const peak = before?.peakSystolic?.takenAtMs ?? 0;
  const reading = (
    await server.nurse.get<{ readings: { readingId: string; takenAtMs: number }[] }>(
      `/api/v1/sessions/${sessionId}/readings`,
    )
  ).body.readings.find(({ takenAtMs }) => takenAtMs === peak);
  const withdraw = { entryId: reading?.readingId ?? '', reason: 'other patient' };
  expect((await send(server.nurse, sessionId, { type: 'WithdrawEntry', body: withdraw })).status).toBe(200);
  expect((await line())?.peakSystolic?.value).toBe(122);
});

test('a name like another one’s is said', async () => {
  const { server } = circle;
  const patientId = await register(server.nurse, { name: 'Unique Quibble' });
  expect((await history(server.nurse, patientId)).sameName).toBe(false);
  await register(server.nurse, { name: 'Quibble, Uniqe' });
  expect((await history(server.nurse, patientId)).sameName).toBe(true);
});
