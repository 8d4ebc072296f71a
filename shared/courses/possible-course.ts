import { findPlanProblem } from '../clinical/dosing/possible-plan.ts';
import type { DosingForm } from '../protocols/dosing-form.ts';
import type { CoursePhase, CoursePlan } from './course-plan.ts';
import { isCalendarDay } from './days.ts';

/** What is wrong with a plan, and a JSON pointer within it. */
export interface CoursePlanProblem {
  sentence: string;
  pointer: string;
}

/**
 * Why this cannot be a plan of a course under a protocol with this dosing; null when it can. Phases follow each other without
 * overlapping, only the last is without an end, and doses are such as the protocol offers (`dosing` null: not known).
 */
export function findCoursePlanProblem(plan: CoursePlan, dosing: DosingForm | null): CoursePlanProblem | null {
  if (!isCalendarDay(plan.startDay))
    return { sentence: 'The first day is no day of the calendar.', pointer: '/startDay' };
  for (const [index, phase] of plan.phases.entries()) {
    const problem = phaseProblem(phase, plan.phases[index + 1], dosing);
    if (problem !== null) return { ...problem, pointer: `/phases/${index}${problem.pointer}` };
  }
  return firstDoseProblem(plan, dosing);
}

function phaseProblem(
  phase: CoursePhase,
  next: CoursePhase | undefined,
  dosing: DosingForm | null,
): CoursePlanProblem | null {
  const { weeksFrom, weeksTo } = phase;
  if (weeksTo !== null && weeksTo < weeksFrom)
    return { sentence: 'A phase ends in the week in which it begins, or later.', pointer: '/weeksTo' };
  if (next !== undefined && (weeksTo === null || next.weeksFrom <= weeksTo))
    return { sentence: 'A phase ends before the next one begins.', pointer: '/weeksTo' };
  return doseProblem(phase, dosing, '/plannedMg', '/plannedMgPerKg');
}

function firstDoseProblem(
  { firstPlannedMg, firstPlannedMgFrom65 }: CoursePlan,
  dosing: DosingForm | null,
): CoursePlanProblem | null {
  const first = { plannedMg: firstPlannedMg, plannedMgPerKg: null };
  const old = { plannedMg: firstPlannedMgFrom65, plannedMgPerKg: null };
  return (
    doseProblem(first, dosing, '/firstPlannedMg', '/firstPlannedMg') ??
    doseProblem(old, dosing, '/firstPlannedMgFrom65', '/firstPlannedMgFrom65')
  );
}

/** A dose left open is the prescriber's to say at the visit. */
function doseProblem(
  { plannedMg, plannedMgPerKg }: Pick<CoursePhase, 'plannedMg' | 'plannedMgPerKg'>,
  dosing: DosingForm | null,
  inMg: string,
  byWeight: string,
): CoursePlanProblem | null {
  if (dosing === null || (plannedMg === null && plannedMgPerKg === null)) return null;
  const plannedOverMin = dosing.form === 'infusion' ? dosing.overMin.usual : null;
  const wrong = findPlanProblem(dosing, { plannedMg, plannedMgPerKg, plannedOverMin });
  if (wrong === null) return null;
  return { sentence: wrong.sentence, pointer: wrong.field === 'plannedMg' ? inMg : byWeight };
}
