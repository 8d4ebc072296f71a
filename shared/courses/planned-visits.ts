import type { CoursePhase, CoursePlan } from './course-plan.ts';
import { addDays, daysBetween, weekdayOf } from './days.ts';

/** A visit as the plan puts it. `visit` counts from 1, `phase` from 0. */
export interface PlannedVisit {
  visit: number;
  day: string;
  phase: number;
}

/** More visits than any plan has: a plan without an end stops here, whatever its horizon. */
const MOST_VISITS = 4000;
const SATURDAY = 5;

/**
 * [COURSE-DAYS] The planned visits in order of their days: phases with an end whole, a phase without one up to and including
 * `horizon`, and at least one visit in all.
 */
export function plannedVisits(plan: CoursePlan, horizon: string): PlannedVisit[] {
  const visits: PlannedVisit[] = [];
  for (const planned of everyVisit(plan)) {
    const open = plan.phases[planned.phase]?.weeksTo === null;
    if (open && planned.day > horizon && visits.length > 0) break;
    visits.push(planned);
  }
  return visits;
}

/** Where the plan puts one visit; null: it has no such visit. */
export function plannedVisit(plan: CoursePlan, visit: number): PlannedVisit | null {
  for (const planned of everyVisit(plan)) if (planned.visit === visit) return planned;
  return null;
}

function* everyVisit(plan: CoursePlan): Generator<PlannedVisit> {
  let visit = 0;
  for (const [phase, stretch] of plan.phases.entries())
    for (const offset of offsetsOf(stretch, plan.startDay)) {
      visit += 1;
      if (visit > MOST_VISITS) return;
      yield { visit, day: addDays(plan.startDay, offset), phase };
    }
}

/** Days after the first day of the plan, ascending; without end for a phase that has none. */
function* offsetsOf({ weeksFrom, weeksTo, rhythm }: CoursePhase, startDay: string): Generator<number> {
  const from = (weeksFrom - 1) * 7;
  const to = weeksTo === null ? Number.POSITIVE_INFINITY : weeksTo * 7;
  if (rhythm.every === 'days') {
    for (let offset = from; offset < to; offset += rhythm.days) yield offset;
    return;
  }
  const inWeek = daysInWeek(rhythm.visits, weekdayOf(startDay));
  for (let week = from; week < to; week += 7) for (const offset of inWeek) yield week + offset;
}

/**
 * Days of a week's visits, 0 being the weekday of the first day of the plan. Seven days are shared out evenly; of the ways to do
 * so the first with the fewest weekends: two a week are Monday and Thursday, or Thursday and Monday.
 */
function daysInWeek(visits: number, startWeekday: number): number[] {
  const evenly = Array.from({ length: visits }, (_, index) => Math.floor((index * 7) / visits));
  const ways = evenly.map((first) => evenly.map((day) => (day - first + 7) % 7).toSorted((a, b) => a - b));
  const weekends = (days: readonly number[]) =>
    days.filter((day) => (startWeekday + day) % 7 >= SATURDAY).length;
  return ways.reduce((best, way) => (weekends(way) < weekends(best) ? way : best));
}

/** Position of the phase that this day belongs to: the last one begun by then; before the first day the first. */
export function phaseOfDay(plan: CoursePlan, day: string): number {
  const week = Math.floor(daysBetween(plan.startDay, day) / 7) + 1;
  return Math.max(
    0,
    plan.phases.findLastIndex(({ weeksFrom }) => weeksFrom <= week),
  );
}

/** First and last day of a phase, both counted; `to` null: no end planned. */
export function daysOfPhase(
  { startDay }: CoursePlan,
  { weeksFrom, weeksTo }: CoursePhase,
): { from: string; to: string | null } {
  return {
    from: addDays(startDay, (weeksFrom - 1) * 7),
    to: weeksTo === null ? null : addDays(startDay, weeksTo * 7 - 1),
  };
}

/** Days from one visit of a rhythm to the next, on average: the smaller, the denser. */
export function daysApart({ rhythm }: CoursePhase): number {
  return rhythm.every === 'week' ? 7 / rhythm.visits : rhythm.days;
}
