import type { CourseJudgement, CourseSessionPlace, CourseVisit } from '#shared/courses/course-judgement.ts';

/** `now`: a session that is open. */
export type PipLook = 'done' | 'now' | 'overdue' | 'due' | 'planned' | 'missed' | 'leftOut';

/** One visit or session as it is drawn in the bar of its phase. */
export interface Pip {
  key: string;
  day: string;
  look: PipLook;
  /** The benefit is looked at after this many sessions. */
  review: boolean;
}

const NOT_COUNTED: ReadonlySet<PipLook> = new Set(['missed', 'leftOut']);

/**
 * The bar of each phase, in order of days: its visits, and the sessions that no visit was planned for. What was taken out again
 * is not drawn. A review stands behind the session it is named after, as far as sessions can be counted ahead.
 */
export function pipsOf({ phases, visits, sessions, reviews, openSessionId }: CourseJudgement): Pip[][] {
  const all = [
    ...visits.flatMap((visit) => pipOfVisit(visit, openSessionId)),
    ...sessions.filter(isBeside).map((session) => pipOfSession(session, openSessionId)),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const named = new Set(reviews.map(({ session }) => session));
  let count = 0;
  const marked = all.map((pip) => {
    if (NOT_COUNTED.has(pip.look)) return pip;
    count += 1;
    return { ...pip, review: named.has(count) };
  });
  return phases.map((_, phase) => marked.filter((pip) => pip.phase === phase));
}

interface PlacedPip extends Pip {
  phase: number;
}

function pipOfVisit(visit: CourseVisit, openSessionId: string | null): PlacedPip[] {
  if (visit.status === 'removed') return [];
  const open = visit.sessionId !== null && visit.sessionId === openSessionId;
  const look = open ? 'now' : visit.status === 'fulfilled' ? 'done' : visit.status;
  return [
    { key: visit.visitId ?? String(visit.visit), day: visit.day, phase: visit.phase, look, review: false },
  ];
}

function isBeside({ number, visit, visitId }: CourseSessionPlace): boolean {
  return number !== null && visit === null && visitId === null;
}

function pipOfSession(
  { sessionId, day, phase }: CourseSessionPlace,
  openSessionId: string | null,
): PlacedPip {
  return { key: sessionId, day, phase, look: sessionId === openSessionId ? 'now' : 'done', review: false };
}
