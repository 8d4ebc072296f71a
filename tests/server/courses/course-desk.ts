import { randomUUID } from 'node:crypto';
import { giveDose, recordSet } from '#server/demo/sets.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { CoursePlan, CourseTemplate } from '#shared/courses/course-plan.ts';
import type { Identity } from '#shared/identity.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { PatientRecord, Problem } from '#shared/wire/api.ts';
import type { Course } from '#shared/wire/courses.ts';
import { type Answer, type Caller, MIN, type TestServer } from '../test-server.ts';
import { identity, openSession, send } from '../visit.ts';

/** The test's clock begins on this Monday, at ten. */
export const MONDAY = '2026-03-02';
export const PLAN: CoursePlan = { ...(esketamineIntranasal.course as CourseTemplate), startDay: MONDAY };

export type CourseAnswer = Answer<Course & Problem>;

/** Registers someone; answers their id. */
export async function register(staff: Caller, who: Partial<Identity> = {}): Promise<string> {
  const patientId = randomUUID();
  const body = {
    patientId,
    commandId: randomUUID(),
    identity: identity(who),
    differentPersonConfirmed: true,
  };
  const answer = await staff.post<PatientRecord & Problem>('/api/v1/patients', body);
  if (answer.status !== 200) throw new Error(answer.body.detail);
  return patientId;
}

export function start(prescriber: Caller, patientId: string, changes: object = {}): Promise<CourseAnswer> {
  return prescriber.post('/api/v1/courses', {
    courseId: randomUUID(),
    commandId: randomUUID(),
    patientId,
    protocolId: 'esketamine-intranasal',
    indication: 'trd',
    indicationWords: null,
    treatmentPlan: null,
    plan: PLAN,
    ...changes,
  });
}

/** A patient with a course, as it was answered. */
export async function startedCourse(
  server: TestServer,
  who: Partial<Identity> = {},
  changes: object = {},
): Promise<Course> {
  const answer = await start(server.prescriber, await register(server.nurse, who), changes);
  if (answer.status !== 200) throw new Error(answer.body.detail);
  return answer.body;
}

/** Asks for a change of the course as it was seen. `what` stands after the id of the course: `end`, `visits/3/day`. */
export function change(
  by: Caller,
  course: Pick<Course, 'courseId' | 'seq'>,
  what: string,
  body: object,
): Promise<CourseAnswer> {
  const asked = { commandId: randomUUID(), seq: course.seq, reason: 'asked for', ...body };
  const path = `/api/v1/courses/${course.courseId}/${what}`;
  return /(plan|indication|day|next-dose)$/.test(what) ? by.put(path, asked) : by.post(path, asked);
}

export async function seen(by: Caller, { courseId }: Pick<Course, 'courseId'>): Promise<Course> {
  return (await by.get<Course>(`/api/v1/courses/${courseId}`)).body;
}

const CALM = { bp: '122/76', hr: 72, spo2: 98, rr: 14, moaas: 5, dissociation: 0 };

/** A session of the course, opened for the time of the clock. */
export async function openIn(
  server: TestServer,
  course: Pick<Course, 'courseId' | 'patientId'>,
  changes: object = {},
): Promise<string> {
  const plannedAtMs = server.house.clock.now();
  const answer = await openSession(server.nurse, course.patientId, {
    courseId: course.courseId,
    plannedAtMs,
    ...changes,
  });
  if (answer.status !== 200) throw new Error(answer.body.detail);
  return (answer.body as unknown as { sessionId: string }).sessionId;
}

/** The patient of this session arrives, is measured and gets the first device. */
export async function dose(server: TestServer, sessionId: string, chairId = '1'): Promise<void> {
  await told(server, sessionId, { type: 'ArrivePatient', body: { chairId } });
  await told(server, sessionId, recordSet(CALM, server.house.clock.now()));
  await told(server, sessionId, giveDose(server.house.clock.now(), 'L1'));
}

/** A whole session of 56 mg from the clock's time on, two hours and ten minutes long, with this peak at forty minutes. */
export async function wholeSession(
  server: TestServer,
  sessionId: string,
  peak: { bp: string; dissociation: number },
): Promise<void> {
  await dose(server, sessionId);
  const t0 = server.house.clock.now();
  const at = async (minute: number, command: (atMs: number) => SessionCommand) => {
    await server.setClock(t0 + minute * MIN);
    await told(server, sessionId, command(t0 + minute * MIN));
  };
  await at(5, (atMs) => giveDose(atMs, 'L2'));
  await at(20, (atMs) => recordSet(CALM, atMs));
  await at(40, (atMs) => recordSet({ ...CALM, ...peak }, atMs));
  for (const minute of [60, 90, 120]) await at(minute, (atMs) => recordSet({ ...CALM, nausea: 0 }, atMs));
  for (const criterion of ['D8', 'D9', 'D10', 'D11', 'D12', 'D13'] as const) {
    const transport =
      criterion === 'D12' ? ({ kind: 'person', name: 'Ana', phone: '555 0100' } as const) : null;
    await at(126, () => ({ type: 'Attest', body: { criterion, met: true, note: null, transport } }));
  }
  await server.setClock(t0 + 130 * MIN);
  const { passphrase } = server;
  const signed = await send(server.prescriber, sessionId, { type: 'Sign', body: {} }, { passphrase });
  if (signed.status !== 200) throw new Error(signed.body.detail);
}

async function told(server: TestServer, sessionId: string, command: SessionCommand): Promise<void> {
  const { status, body } = await send(server.nurse, sessionId, command);
  if (status !== 200) throw new Error(`${command.type}: ${body.detail}`);
}
