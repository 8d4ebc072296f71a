import type { CoursePhase } from '../courses/course-plan.ts';

/** A phase of a shipped course: its weeks, both counted, and its rhythm. The dose is the prescriber's to say unless it is given. */
export function phaseOf(
  name: string,
  [weeksFrom, weeksTo]: [from: number, to: number | null],
  rhythm: CoursePhase['rhythm'],
  dose: Partial<Pick<CoursePhase, 'plannedMg' | 'plannedMgPerKg'>> = {},
): CoursePhase {
  return { name, weeksFrom, weeksTo, rhythm, plannedMg: null, plannedMgPerKg: null, ...dose };
}

export function perWeek(visits: number): CoursePhase['rhythm'] {
  return { every: 'week', visits };
}

/** Two doses closer than this are said to be [P]. */
export const MIN_GAP_HOURS = 48;

/** Where no published schedule exists the clinic sets one: four weekly visits to begin from [P], as many as the median of a cohort of IM patients. */
export const SET_BY_THE_CLINIC = [phaseOf('treatment', [1, 4], perWeek(1))];
