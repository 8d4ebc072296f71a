import type { CourseSession } from './course-session.ts';
import { daysBetween } from './days.ts';

/** A visit that a session may be for. */
export interface Standing {
  day: string;
  /** Somebody said that nobody came: only a session on its very day speaks against it. */
  missed: boolean;
}

/** Before the first and after the last visit, and where visits lie far apart, nobody is taken to have meant a visit further away [P]. */
const MOST_DAYS_OFF = 7;

/**
 * [COURSE-MATCH] Which visit each session was for: one on its day, else the visit nearest to it (of two equally near the
 * earlier) where no other session was for that one. Each visit takes one session, each session one visit; a session that
 * finds none is beside the plan and absent. Both lists in order of time.
 */
export function matchSessions<V extends Standing>(
  visits: readonly V[],
  sessions: readonly CourseSession[],
): Map<CourseSession, V> {
  const matched = new Map<CourseSession, V>();
  const taken = new Set<V>();
  const match = (session: CourseSession, visit: V | undefined): void => {
    if (visit === undefined || taken.has(visit)) return;
    taken.add(visit);
    matched.set(session, visit);
  };
  for (const session of sessions)
    match(
      session,
      visits.find((visit) => visit.day === session.day && !taken.has(visit)),
    );
  for (const session of sessions) {
    if (matched.has(session)) continue;
    const nearest = nearestTo(session.day, visits);
    if (nearest !== undefined && !nearest.missed) match(session, nearest);
  }
  return matched;
}

function nearestTo<V extends Standing>(day: string, visits: readonly V[]): V | undefined {
  const off = (visit: V) => Math.abs(daysBetween(visit.day, day));
  const [first, ...others] = visits;
  if (first === undefined) return undefined;
  const nearest = others.reduce((best, visit) => (off(visit) < off(best) ? visit : best), first);
  return off(nearest) <= MOST_DAYS_OFF ? nearest : undefined;
}
