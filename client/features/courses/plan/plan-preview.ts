import type { CoursePlan } from '#shared/courses/course-plan.ts';
import { addDays, daysBetween } from '#shared/courses/days.ts';
import { plannedVisits } from '#shared/courses/planned-visits.ts';

/** How far a phase without an end is shown ahead: 12 weeks, as the plan of a running course is laid out. */
const HORIZON_DAYS = 84;

export interface PreviewDay {
  visit: number;
  day: string;
  /** Less time since the planned day before than the plan asks for. */
  short: boolean;
  past: boolean;
}

export interface PreviewPhase {
  name: string;
  /** It goes on behind the last of these days. */
  open: boolean;
  days: PreviewDay[];
}

/** The days a plan makes, by phase, as of `today`; one without an end up to 12 weeks ahead. */
export function previewOf(plan: CoursePlan, today: string): PreviewPhase[] {
  const from = plan.startDay > today ? plan.startDay : today;
  const visits = plannedVisits(plan, addDays(from, HORIZON_DAYS));
  const days = visits.map(({ visit, day, phase }, nth) => {
    const before = visits[nth - 1];
    const short = before !== undefined && daysBetween(before.day, day) * 24 < plan.minGapHours;
    return { visit, day, phase, short, past: day < today };
  });
  return plan.phases.map(({ name, weeksTo }, nth) => ({
    name,
    open: weeksTo === null,
    days: days.filter(({ phase }) => phase === nth).map(({ phase: _phase, ...day }) => day),
  }));
}
