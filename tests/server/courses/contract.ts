import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CourseTemplates } from '#shared/wire/courses.ts';
import type { Caller, TestServer } from '../test-server.ts';
import { openSession, openVisit, send, view } from '../visit.ts';
import { change, dose, MONDAY, openIn, PLAN, register, seen, start, startedCourse } from './course-desk.ts';

const problemOf = ({ status, body }: { status: number; body: { type?: string; pointer?: string } }) => [
  status,
  body.type?.replace('urn:afterdose:problem:', ''),
  body.pointer,
];

/** Courses over HTTP, on whichever database. Everything happens on Monday 2 March 2026. */
export function courseContract(begin: () => Promise<TestServer>): void {
  let server: TestServer;
  let admin: Caller;
  let other: Caller;
  beforeAll(async () => {
    server = await begin();
    admin = await server.as('admin', 'Ada Boss');
    other = await server.as('prescriber', 'Otto Weiss');
  });
  afterAll(() => server.stop());

  test('a course begins from a template of its protocol, with its visits laid out and the first dose proposed', async () => {
    const { templates } = (await server.nurse.get<CourseTemplates>('/api/v1/course-templates')).body;
    const own = templates.filter(({ protocolId }) => protocolId === 'esketamine-intranasal');
    expect(own.map(({ templateId, indication }) => [templateId, indication])).toEqual([
      ['standard', null],
      ['mdsi', 'mdsi'],
    ]);
    const patientId = await register(server.nurse);
    const plan = { ...own[0]?.template, startDay: MONDAY };
    const { status, body } = await start(server.prescriber, patientId, { plan });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      seq: 1,
      patientId,
      protocol: { name: 'Esketamine IN', routeShort: 'IN' },
      started: { by: { name: 'Ida Lindqvist' } },
      order: null,
      end: null,
      judgement: {
        today: MONDAY,
        next: {
          day: MONDAY,
          visit: 1,
          place: { number: 1, phase: 'induction', numberInPhase: 1, of: 8 },
          dose: { plannedMg: 56, from: 'firstSession' },
        },
      },
    });
    expect(body.judgement.visits.slice(0, 3).map(({ day, status: what }) => [day, what])).toEqual([
      ['2026-03-02', 'due'],
      ['2026-03-05', 'planned'],
      ['2026-03-09', 'planned'],
    ]);
    expect((await server.nurse.get(`/api/v1/patients/${patientId}/courses`)).body).toMatchObject({
      courses: [{ courseId: body.courseId }],
    });
  });

  test('a repeated start answers as the first did; a second open course of the protocol, and a used id, are refused', async () => {
    const patientId = await register(server.nurse);
    const ids = { courseId: randomUUID(), commandId: randomUUID() };
    const first = await start(server.prescriber, patientId, ids);
    expect((await start(server.prescriber, patientId, ids)).body).toEqual(first.body);
    expect(problemOf(await start(server.prescriber, patientId))).toEqual([409, 'conflict', '/protocolId']);
    const elsewhere = await start(server.prescriber, await register(server.nurse), {
      courseId: ids.courseId,
    });
    expect(problemOf(elsewhere)).toEqual([409, 'conflict', '/courseId']);
    const otherWords = await start(server.prescriber, patientId, { ...ids, indication: 'mdsi' });
    expect(otherWords.status).toBe(409);
  });

  test('of two who start a course of one patient at once, one starts it', async () => {
    const patientId = await register(server.nurse);
    const both = await Promise.all([start(server.prescriber, patientId), start(other, patientId)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test.each([
    ['an unknown patient', { patientId: randomUUID() }, [404, 'not-found', undefined]],
    ['an unknown protocol', { protocolId: 'constructor' }, [404, 'not-found', '/protocolId']],
    ['another use without words', { indication: 'other' }, [422, 'impossible-value', '/indicationWords']],
    ['words where none belong', { indicationWords: 'x' }, [422, 'impossible-value', '/indicationWords']],
    [
      'a day that is none',
      { plan: { ...PLAN, startDay: '2026-02-30' } },
      [422, 'plan-not-offered', '/plan/startDay'],
    ],
    [
      'a day far ahead',
      { plan: { ...PLAN, startDay: '2027-12-01' } },
      [422, 'impossible-value', '/plan/startDay'],
    ],
    [
      'a dose the protocol has not',
      { plan: { ...PLAN, phases: PLAN.phases.map((phase) => ({ ...phase, plannedMg: 30 })) } },
      [422, 'plan-not-offered', '/plan/phases/0/plannedMg'],
    ],
    [
      'phases that overlap',
      { plan: { ...PLAN, phases: PLAN.phases.map((phase) => ({ ...phase, weeksFrom: 1 })) } },
      [422, 'plan-not-offered', '/plan/phases/0/weeksTo'],
    ],
    [
      'a phase whose name breaks the line',
      { plan: { ...PLAN, phases: [{ ...PLAN.phases[0], name: 'a\nb' }] } },
      [400, 'malformed', '/plan/phases/0/name'],
    ],
    [
      'a source that is no text',
      { plan: { ...PLAN, source: 'bell\u0007' } },
      [400, 'malformed', '/plan/source'],
    ],
    ['no phase', { plan: { ...PLAN, phases: [] } }, [400, 'malformed', '/plan/phases']],
    ['a field nobody knows', { approved: true }, [400, 'malformed', '']],
  ])('%s starts no course, and the field is named', async (_what, changes, problem) => {
    const patientId = await register(server.nurse);
    const answer = await start(server.prescriber, patientId, changes);
    expect(problemOf(answer)).toEqual(problem);
    expect((await server.nurse.get(`/api/v1/patients/${patientId}/courses`)).body).toEqual({ courses: [] });
  });

  test('plan, indication, doses, review and end are the prescriber’s; the days of visits anybody’s at the desk', async () => {
    const course = await startedCourse(server);
    for (const by of [server.nurse, admin]) {
      expect((await start(by, course.patientId)).status).toBe(403);
      for (const what of ['plan', 'indication', 'next-dose', 'reviews', 'end', 'reopen'])
        expect([what, (await change(by, course, what, {})).status]).toEqual([what, 403]);
    }
    const moved = await change(admin, course, 'visits/2/day', { day: '2026-03-06' });
    expect(moved.body).toMatchObject({ seq: 2, events: [{}, { event: { type: 'VisitMoved' } }] });
    const back = await change(server.nurse, moved.body, 'visits/2/day', { day: '2026-03-05' });
    expect(back.status).toBe(200);
  });

  test('of two who change one course at once one is recorded, and the other is told who was first', async () => {
    const course = await startedCourse(server);
    const weekly = { ...PLAN, phases: PLAN.phases.slice(1) };
    const both = await Promise.all([
      change(server.prescriber, course, 'plan', { plan: weekly }),
      change(other, course, 'visits/1/day', { day: '2026-03-03' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const told = both.find(({ status }) => status === 409);
    const first = both[0].status === 200 ? 'Ida Lindqvist' : 'Otto Weiss';
    expect(problemOf(told as (typeof both)[number])).toEqual([409, 'changed-meanwhile', '/seq']);
    expect(told?.body.detail).toContain(`${first} changed this course after you opened it.`);
    expect((await seen(other, course)).seq).toBe(2);
  });

  test('a repeated change answers as the first did and is recorded once; under its id nothing else is', async () => {
    const course = await startedCourse(server);
    const ids = { commandId: randomUUID(), day: '2026-03-04' };
    const first = await change(server.nurse, course, 'visits/1/day', ids);
    expect((await change(server.nurse, course, 'visits/1/day', ids)).body).toEqual(first.body);
    const another = await change(server.nurse, first.body, 'visits/1/day', { ...ids, day: '2026-03-05' });
    expect(another.status).toBe(409);
    expect((await seen(server.nurse, course)).events).toHaveLength(2);
  });

  test('visits are moved, left out, missed, added and removed, each with its reason', async () => {
    let course = await startedCourse(server);
    const visitId = randomUUID();
    for (const [what, body] of [
      ['visits/1/missed', { condition: 'worse', reason: 'in bed' }],
      ['visits/2/day', { day: '2026-03-06', reason: 'ride on Friday' }],
      ['visits/3/day', { day: null, reason: 'on holiday' }],
      ['visits', { visitId, day: '2026-03-20', reason: 'booster' }],
    ] as const) {
      const answer = await change(server.nurse, course, what, body);
      expect([what, answer.status]).toEqual([what, 200]);
      course = answer.body;
    }
    const said = course.judgement.visits.filter(({ reason }) => reason !== null);
    expect(said.map(({ day, status, reason }) => [day, status, reason])).toEqual([
      ['2026-03-02', 'missed', 'in bed'],
      ['2026-03-06', 'planned', 'ride on Friday'],
      ['2026-03-09', 'leftOut', 'on holiday'],
      ['2026-03-20', 'planned', 'booster'],
    ]);
    expect(course.judgement.missed).toMatchObject({ visit: 1, kind: 'decide' });
    // The day after Thursday 19 March: 24 hours.
    expect(said[3]?.shortGap).toEqual({ hours: 24, minGapHours: 48, afterDay: '2026-03-19' });
    const removed = await change(server.nurse, course, `added/${visitId}/remove`, { reason: 'not needed' });
    expect(removed.body.judgement.visits.find((visit) => visit.visitId === visitId)).toMatchObject({
      status: 'removed',
      reason: 'not needed',
    });
    expect((await change(server.nurse, removed.body, `added/${visitId}/remove`, {})).status).toBe(409);
  });

  test('what cannot be of a visit is refused with what stands against it, and changes nothing', async () => {
    const course = await startedCourse(server);
    const refused = async (what: string, body: object) =>
      problemOf(await change(server.nurse, course, what, body));
    expect(await refused('visits/4000/day', { day: MONDAY })).toEqual([404, 'not-found', undefined]);
    expect(await refused('visits/0/day', { day: MONDAY })).toEqual([400, 'malformed', '/visit']);
    expect(await refused('visits/1/day', { day: '2026-02-29' })).toEqual([422, 'impossible-value', '/day']);
    expect(await refused('visits/1/day', { day: '2027-03-05' })).toEqual([422, 'impossible-value', '/day']);
    expect(await refused('visits/1/day', { day: "2026-03-02' --" })).toEqual([400, 'malformed', '/day']);
    expect(await refused('visits/2/missed', { condition: 'stable' })).toEqual([409, 'conflict', undefined]);
    expect(await refused('visits/1/missed', { condition: 'fine' })).toEqual([400, 'malformed', '/condition']);
    expect(await refused(`added/${randomUUID()}/remove`, {})).toEqual([404, 'not-found', undefined]);
    expect(await refused(`sessions/${randomUUID()}/leave`, {})).toEqual([404, 'not-found', undefined]);
    expect(await refused('visits/1/day', { day: MONDAY, reason: ' \u200b ' })).toEqual([
      400,
      'malformed',
      '/reason',
    ]);
    expect((await seen(server.nurse, course)).seq).toBe(1);
  });

  test('markup in a reason, a note and the name of a phase is text, and comes back as it was', async () => {
    const text = '<img src=x onerror=alert(1)> {{7*7}} =1+1';
    const plan = { ...PLAN, phases: [{ ...PLAN.phases[0], name: text }] };
    const course = await startedCourse(server, {}, { plan, treatmentPlan: text });
    const moved = await change(server.nurse, course, 'visits/1/day', { day: '2026-03-04', reason: text });
    expect([moved.body.treatmentPlan, moved.body.plan.phases[0]?.name]).toEqual([text, text]);
    expect(moved.body.judgement.visits[0]?.reason).toBe(text);
    const sessionId = await openIn(server, course);
    expect((await view(server.nurse, sessionId)).course?.phase).toBe(text);
  });

  test('[COURSE-DOSE] an ordered dose is proposed next; one the protocol has not is refused; 84 mg first is said and not refused', async () => {
    const course = await startedCourse(server);
    const order = { plannedMg: 84, plannedMgPerKg: null, plannedOverMin: null };
    const wrong = await change(server.prescriber, course, 'next-dose', { ...order, plannedMg: 57 });
    expect(problemOf(wrong)).toEqual([422, 'plan-not-offered', '/plannedMg']);
    const ordered = await change(server.prescriber, course, 'next-dose', order);
    expect(ordered.body).toMatchObject({
      order: { plannedMg: 84, reason: 'asked for', by: { name: 'Ida Lindqvist' } },
      judgement: { next: { dose: { plannedMg: 84, from: 'order', highFirstDose: true } } },
    });
    await dose(server, await openIn(server, course, { plannedMg: 84 }));
    expect(await seen(server.nurse, course)).toMatchObject({
      order: null,
      judgement: { next: { dose: { plannedMg: 84, from: 'asBefore', highFirstDose: false } } },
    });
  });

  test('[COURSE-PLACE] a session opened in a course gets its place, and the course knows of it in the same commit', async () => {
    const course = await startedCourse(server);
    const sessionId = await openIn(server, course);
    expect((await view(server.nurse, sessionId)).course).toEqual({
      courseId: course.courseId,
      number: 1,
      phase: 'induction',
      numberInPhase: 1,
      of: 8,
    });
    const joined = await seen(server.nurse, course);
    expect(joined.judgement).toMatchObject({ openSessionId: sessionId, next: { place: { number: 2 } } });
    expect(joined.judgement.visits[0]).toMatchObject({ status: 'due', sessionId });
    const rows = await server.house.db
      .selectFrom('events')
      .select(['stream_id', 'type'])
      .where('clinic_id', '=', server.house.clinicId)
      .where('command_id', 'is not', null)
      .where('type', 'in', ['SessionOpened', 'SessionJoined'])
      .where('stream_id', 'in', [sessionId, course.courseId])
      .execute();
    expect(rows.map(({ type }) => type).sort()).toEqual(['SessionJoined', 'SessionOpened']);
    await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'no ride' } });
    const after = await seen(server.nurse, course);
    expect(after.judgement.next?.place.number).toBe(1);
    expect(after.judgement.sessions).toMatchObject([{ sessionId, number: null, dosed: false }]);
  });

  test('a course of somebody else, one that has ended and one of another protocol take no session, and no session is opened', async () => {
    const course = await startedCourse(server);
    const stranger = await register(server.nurse);
    const asked = { courseId: course.courseId };
    const theirs = await openSession(server.nurse, stranger, asked);
    expect(problemOf(theirs)).toEqual([404, 'not-found', '/courseId']);
    const other = { protocolId: 'ketamine-oral', plannedMg: 100 };
    expect(problemOf(await openSession(server.nurse, course.patientId, { ...asked, ...other }))).toEqual([
      409,
      'conflict',
      '/protocolId',
    ]);
    const unknown = await openSession(server.nurse, course.patientId, { courseId: randomUUID() });
    expect(problemOf(unknown)).toEqual(problemOf(theirs));
    const ended = await change(server.prescriber, course, 'end', {});
    expect(ended.body.end).toMatchObject({ reason: 'asked for', by: { name: 'Ida Lindqvist' } });
    expect(problemOf(await openSession(server.nurse, course.patientId, asked))).toEqual([
      409,
      'conflict',
      '/courseId',
    ]);
    const sessions = await server.house.db
      .selectFrom('sessions')
      .select('session_id')
      .where('patient_id', 'in', [stranger, course.patientId])
      .execute();
    expect(sessions).toEqual([]);
  });

  test('an ended course takes no change until it is reopened, and is not reopened beside another open one', async () => {
    const course = await startedCourse(server);
    const ended = (await change(server.prescriber, course, 'end', {})).body;
    expect(problemOf(await change(server.nurse, ended, 'visits/1/day', { day: MONDAY }))).toEqual([
      409,
      'conflict',
      undefined,
    ]);
    const reopened = (await change(server.prescriber, ended, 'reopen', {})).body;
    expect([reopened.end, reopened.judgement.next?.visit]).toEqual([null, 1]);
    const again = (await change(server.prescriber, reopened, 'end', {})).body;
    expect((await start(server.prescriber, course.patientId)).status).toBe(200);
    expect(problemOf(await change(server.prescriber, again, 'reopen', {}))).toEqual([
      409,
      'conflict',
      '/protocolId',
    ]);
  });

  test('a session that leaves the course counts no more and keeps the place it was opened with', async () => {
    const course = await startedCourse(server);
    const sessionId = await openIn(server, course);
    const left = await change(
      server.nurse,
      await seen(server.nurse, course),
      `sessions/${sessionId}/leave`,
      {},
    );
    expect(left.body.judgement).toMatchObject({ sessions: [], next: { place: { number: 1 } } });
    expect((await view(server.nurse, sessionId)).course?.number).toBe(1);
  });

  test('[COURSE-REVIEW] the benefit is looked at after as many doses as there were, not before', async () => {
    const course = await startedCourse(server, {}, { plan: { ...PLAN, reviewAtSessions: [1] } });
    const review = { session: 1, goOn: true, note: 'sleeps again', reason: undefined };
    expect(problemOf(await change(server.prescriber, course, 'reviews', review))).toEqual([
      409,
      'conflict',
      '/session',
    ]);
    await dose(server, await openIn(server, course), '2');
    const dosed = await seen(server.nurse, course);
    expect(dosed.judgement.reviews).toMatchObject([{ session: 1, status: 'due' }]);
    const reviewed = await change(server.prescriber, dosed, 'reviews', review);
    expect(reviewed.body.judgement.reviews).toMatchObject([
      { status: 'done', goOn: true, note: 'sleeps again' },
    ]);
  });

  test('of a session that is opened while the course is changed, place and course agree', async () => {
    const course = await startedCourse(server);
    const [sessionId, changed] = await Promise.all([
      openIn(server, course),
      change(server.prescriber, course, 'visits/8/day', { day: null }),
    ]);
    expect([200, 409]).toContain(changed.status);
    const now = await seen(server.nurse, course);
    expect(now.judgement.openSessionId).toBe(sessionId);
    const joinedSeq = now.events.find(({ event }) => event.type === 'SessionJoined')?.seq;
    const leftOutSeq = now.events.find(({ event }) => event.type === 'VisitMoved')?.seq ?? 99;
    const of = leftOutSeq < (joinedSeq ?? 0) ? 7 : 8;
    expect((await view(server.nurse, sessionId)).course?.of).toBe(of);
  });

  test('[INDICATION] what the course is given for stands in a session opened in it, with who said so and when', async () => {
    const treatmentPlan = 'twice a week for four weeks';
    const course = await startedCourse(server, {}, { treatmentPlan });
    const first = await openIn(server, course);
    const stated = (await view(server.nurse, first)).indication;
    expect(stated).toMatchObject({ indication: 'trd', treatmentPlan, by: { name: 'Ida Lindqvist' } });
    expect(stated?.atMs).toBe(course.started.atMs);
    await send(server.nurse, first, { type: 'CancelSession', body: { reason: 'no ride' } });

    const indicated = { indication: 'other', indicationWords: 'cluster headache', treatmentPlan };
    const changed = await change(other, await seen(server.nurse, course), 'indication', indicated);
    expect(changed.status).toBe(200);
    const second = await openIn(server, course, { secondSessionReason: 'the ride came' });
    expect((await view(server.nurse, second)).indication).toMatchObject({
      ...indicated,
      by: { name: 'Otto Weiss' },
    });
    expect((await view(server.nurse, first)).indication?.indication).toBe('trd');
  });

  test('a session in no course says so, as before', async () => {
    const { sessionId } = await openVisit(server.nurse);
    const opened = await view(server.nurse, sessionId);
    expect([opened.course, opened.indication]).toEqual([null, null]);
  });

  test('looking at courses is noted in the trail, under the patient', async () => {
    const course = await startedCourse(server);
    await server.nurse.get(`/api/v1/patients/${course.patientId}/courses`);
    const noted = await server.house.db
      .selectFrom('access_trail')
      .select(['viewed', 'viewer_name'])
      .where('subject_id', '=', course.patientId)
      .where('viewed', '=', 'courses')
      .execute();
    expect(noted).toEqual([
      { viewed: 'courses', viewer_name: 'Ida Lindqvist' },
      { viewed: 'courses', viewer_name: 'Nora Keller' },
    ]);
  });
}
