import type { CoursePhase, CoursePlan } from './course-plan.ts';
import { daysBetween } from './days.ts';
import { phaseOfDay } from './planned-visits.ts';

/** As many as a plan may have. */
const MOST_PHASES = 12;
const MOST_WEEKS = 400;

/**
 * [COURSE-MISSED] The plan with phase `back` once more from the week of `today` on, for as many weeks as it had, and after it the
 * rhythm of today again. Put to a prescriber, never taken by itself. Null where it would be no plan any more: no phase has begun,
 * there are too many, or it would run too long.
 */
export function returningPlan(plan: CoursePlan, back: number, today: string): CoursePlan | null {
  const now = phaseOfDay(plan, today);
  const [denser, current] = [plan.phases[back], plan.phases[now]];
  if (denser === undefined || current === undefined || back >= now || denser.weeksTo === null) return null;
  const week = Math.floor(daysBetween(plan.startDay, today) / 7) + 1;
  const weeks = denser.weeksTo - denser.weeksFrom + 1;
  const again: CoursePhase = {
    ...denser,
    name: againName(denser.name),
    weeksFrom: week,
    weeksTo: week + weeks - 1,
  };
  const rest = [{ ...current, weeksFrom: week }, ...plan.phases.slice(now + 1)].map((phase) =>
    later(phase, weeks),
  );
  const before = plan.phases.slice(0, now);
  const cut = current.weeksFrom < week ? [{ ...current, weeksTo: week - 1 }] : [];
  const phases = [...before, ...cut, again, ...rest.filter(hasWeeks)];
  const last = Math.max(...phases.map(({ weeksFrom, weeksTo }) => weeksTo ?? weeksFrom));
  return phases.length > MOST_PHASES || last > MOST_WEEKS ? null : { ...plan, phases };
}

function later(phase: CoursePhase, weeks: number): CoursePhase {
  return {
    ...phase,
    weeksFrom: phase.weeksFrom + weeks,
    weeksTo: phase.weeksTo === null ? null : phase.weeksTo + weeks,
  };
}

function hasWeeks({ weeksFrom, weeksTo }: CoursePhase): boolean {
  return weeksTo === null || weeksTo >= weeksFrom;
}

function againName(name: string): string {
  return name.endsWith(' again') || name.length > 54 ? name : `${name} again`;
}
