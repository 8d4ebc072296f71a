import type { CourseVisit, ShortGap, VisitStatus } from './course-judgement.ts';
import type { CourseSession } from './course-session.ts';
import type { CourseState } from './course-state.ts';
import { addDays, daysBetween } from './days.ts';
import { matchSessions, type Standing } from './match-sessions.ts';
import { phaseOfDay, plannedVisits } from './planned-visits.ts';

/** A visit with the session that was for it. */
export interface JudgedVisit extends CourseVisit {
  session: CourseSession | null;
}

/** How far ahead a phase without an end is laid out: 12 weeks [P]. */
const HORIZON_DAYS = 84;

/** A visit before it is known who came: `stands` false where nobody is expected. */
interface Laid extends Standing {
  visit: number | null;
  visitId: string | null;
  plannedDay: string | null;
  reason: string | null;
  off: 'leftOut' | 'removed' | null;
}

/**
 * The visits of a course in order of their days, with what became of each by the day `today`. `counted` are the sessions that
 * count, in order of time. A course that has ended expects nobody: only what happened is left.
 */
export function judgeVisits(
  state: CourseState,
  counted: readonly CourseSession[],
  today: string,
): JudgedVisit[] {
  const laid = layOut(state, counted, today);
  const standing = laid.filter(({ off }) => off === null);
  const sessionOf = new Map(
    [...matchSessions(standing, counted)].map(([session, visit]) => [visit, session]),
  );
  const visits = laid.map((visit): JudgedVisit => {
    const session = sessionOf.get(visit) ?? null;
    const { missed, off, ...rest } = visit;
    return {
      ...rest,
      phase: phaseOfDay(state.plan, visit.day),
      status: statusOf(visit, session, today),
      sessionId: session?.sessionId ?? null,
      session,
      shortGap: null,
    };
  });
  const left = state.end === null ? visits : visits.filter(({ status }) => !isExpected(status));
  return withShortGaps(left, counted, state.plan.minGapHours, today);
}

function layOut(
  { plan, moved, missed, added }: CourseState,
  counted: readonly CourseSession[],
  today: string,
): Laid[] {
  const days = [today, plan.startDay, ...counted.map(({ day }) => day), ...movedDays(moved)];
  const horizon = addDays(
    days.reduce((latest, day) => (day > latest ? day : latest)),
    HORIZON_DAYS,
  );
  const rhythm = plannedVisits(plan, horizon).map(({ visit, day }): Laid => {
    const move = moved[visit];
    const miss = missed[visit];
    return {
      visit,
      visitId: null,
      day: move?.day ?? day,
      plannedDay: day,
      missed: miss !== undefined,
      reason: miss?.reason ?? move?.reason ?? null,
      off: move !== undefined && move.day === null ? 'leftOut' : null,
    };
  });
  const boosters = added.map(
    ({ visitId, day, reason, removed }): Laid => ({
      visit: null,
      visitId,
      day,
      plannedDay: null,
      missed: false,
      reason: removed?.reason ?? reason,
      off: removed === null ? null : 'removed',
    }),
  );
  return [...rhythm, ...boosters].toSorted(
    (a, b) => daysBetween(b.day, a.day) || rank(a) - rank(b) || byId(a, b),
  );
}

function movedDays(moved: CourseState['moved']): string[] {
  return Object.values(moved).flatMap(({ day }) => day ?? []);
}

/** Of visits on one day those of the rhythm come first, in their order. */
function rank({ visit }: Laid): number {
  return visit ?? Number.MAX_SAFE_INTEGER;
}

function byId(a: Laid, b: Laid): number {
  return (a.visitId ?? '') < (b.visitId ?? '') ? -1 : 1;
}

/** [COURSE-OVERDUE] A visit is overdue from the day after its own, until a session was for it or somebody says what became of it. */
function statusOf({ day, missed, off }: Laid, session: CourseSession | null, today: string): VisitStatus {
  if (off !== null) return off;
  if (session?.dosed) return 'fulfilled';
  if (session !== null) return day > today ? 'planned' : 'due';
  if (missed) return 'missed';
  if (day < today) return 'overdue';
  return day === today ? 'due' : 'planned';
}

function isExpected(status: VisitStatus): boolean {
  return status === 'overdue' || status === 'due' || status === 'planned';
}

/**
 * [COURSE-GAP] The gap of each visit that is still to come: whole days since the dose or the visit before it, 24 hours each. One
 * that is overdue could be made good today at the earliest.
 */
function withShortGaps(
  visits: readonly JudgedVisit[],
  counted: readonly CourseSession[],
  minGapHours: number,
  today: string,
): JudgedVisit[] {
  const doses = counted.filter(({ dosed }) => dosed);
  let visitBefore: string | null = null;
  return visits.map((visit) => {
    if (!isExpected(visit.status)) return visit;
    const day = visit.day < today ? today : visit.day;
    const doseBefore = doses.findLast((dose) => dose.day <= day && dose !== visit.session)?.day ?? null;
    const afterDay = later(doseBefore, visit.status === 'overdue' ? null : visitBefore);
    if (visit.status !== 'overdue') visitBefore = day;
    return { ...visit, shortGap: gapBetween(afterDay, day, minGapHours) };
  });
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function gapBetween(afterDay: string | null, day: string, minGapHours: number): ShortGap | null {
  if (afterDay === null) return null;
  const hours = daysBetween(afterDay, day) * 24;
  return hours < minGapHours ? { hours, minGapHours, afterDay } : null;
}
