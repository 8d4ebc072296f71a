import type { CourseEvent } from '#shared/course-events.ts';
import type { CoursePlan, CourseTemplate } from '#shared/courses/course-plan.ts';
import type { CourseSession } from '#shared/courses/course-session.ts';
import type { CourseState } from '#shared/courses/course-state.ts';
import { replayCourse } from '#shared/courses/evolve-course.ts';
import { judgeCourse } from '#shared/courses/judge-course.ts';
import { type Recorded, RULES_VERSION, SCHEMA_VERSION } from '#shared/events.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';

export const COURSE = '6a1f0e7e-0000-4000-8000-000000000001';
export const IDA = {
  kind: 'staff',
  staffId: '6a1f0e7e-0000-4000-8000-000000000002',
  name: 'Ida Lindqvist',
  role: 'prescriber',
} as const;

/** The scheme of the label from a Monday, 2 March 2026. */
export const MONDAY = '2026-03-02';
export const LABEL = esketamineIntranasal.course as CourseTemplate;
export const PLAN: CoursePlan = { ...LABEL, startDay: MONDAY };

/** One phase with one rhythm from the Monday on. */
export function planOf(
  rhythm: CoursePlan['phases'][number]['rhythm'],
  changes: Partial<CoursePlan> = {},
): CoursePlan {
  const phase = { name: 'all', weeksFrom: 1, weeksTo: null, rhythm, plannedMg: null, plannedMgPerKg: null };
  return { ...PLAN, phases: [phase], ...changes };
}

export function started(plan: CoursePlan = PLAN): CourseEvent {
  return {
    type: 'CourseStarted',
    body: {
      courseId: COURSE,
      patientId: '6a1f0e7e-0000-4000-8000-000000000003',
      protocolId: 'esketamine-intranasal',
      indication: 'trd',
      indicationWords: null,
      treatmentPlan: null,
      plan,
    },
  };
}

export function recorded(event: CourseEvent, seq: number): Recorded<CourseEvent> {
  return {
    seq,
    eventId: `event ${seq}`,
    commandId: null,
    schemaV: SCHEMA_VERSION,
    rulesV: RULES_VERSION,
    takenAtMs: null,
    recordedAtMs: seq,
    actor: IDA,
    event,
  };
}

export function fold(...events: CourseEvent[]): CourseState {
  const state = replayCourse(events.map((event, index) => recorded(event, index + 1)));
  if (state === null) throw new Error('a course has events');
  return state;
}

export function idOf(day: string): string {
  return `session of ${day}`;
}

/** A session that was dosed and is over. */
export function dosed(day: string, changes: Partial<CourseSession> = {}): CourseSession {
  return {
    sessionId: idOf(day),
    day,
    atMs: 0,
    dosed: true,
    open: false,
    plannedMg: 56,
    plannedMgPerKg: null,
    plannedOverMin: null,
    ...changes,
  };
}

export function joined(day: string): CourseEvent {
  return { type: 'SessionJoined', body: { sessionId: idOf(day), plannedAtMs: 0 } };
}

/** A course with these sessions, judged on a day. */
export function judged(
  today: string,
  sessions: readonly CourseSession[] = [],
  events: readonly CourseEvent[] = [],
  { plan = PLAN, birthDate = '1990-01-01' }: { plan?: CoursePlan; birthDate?: string } = {},
) {
  const joins = sessions.map(
    ({ sessionId }): CourseEvent => ({ type: 'SessionJoined', body: { sessionId, plannedAtMs: 0 } }),
  );
  const state = fold(started(plan), ...joins, ...events);
  return judgeCourse(state, sessions, { today, birthDate, drug: 'esketamine' });
}

export const because = 'because';
