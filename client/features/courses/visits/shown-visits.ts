import type { CourseVisit } from '#shared/courses/course-judgement.ts';

/** What a person plans with: the newest visits that wait for somebody to say what became of them, and the next few. */
const AHEAD = 4;

/** The visits in view before all are asked for: everything overdue, today's, the last one missed, and the next four. */
export function nearVisits(visits: readonly CourseVisit[]): CourseVisit[] {
  const lastMissed = visits.findLast(({ status }) => status === 'missed');
  const ahead = visits.filter(({ status }) => status === 'planned').slice(0, AHEAD);
  return visits.filter(
    (visit) =>
      visit.status === 'overdue' || visit.status === 'due' || visit === lastMissed || ahead.includes(visit),
  );
}
