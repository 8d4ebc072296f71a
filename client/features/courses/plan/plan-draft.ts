import * as z from 'zod/mini';
import type { CoursePhase, CoursePlan, CourseTemplate } from '#shared/courses/course-plan.ts';
import { type CoursePlanProblem, findCoursePlanProblem } from '#shared/courses/possible-course.ts';
import type { DosingForm } from '#shared/protocols/dosing-form.ts';

/** One phase as typed. */
export const phaseDraftSchema = z.object({
  name: z.string(),
  weeksFrom: z.string(),
  /** Empty: until somebody ends the course. */
  weeksTo: z.string(),
  every: z.enum(['week', 'days']),
  /** Visits a week, or days from one visit to the next. */
  count: z.string(),
  /** In the unit of the protocol; empty: the prescriber says at the visit. */
  dose: z.string(),
});
export type PhaseDraft = z.infer<typeof phaseDraftSchema>;

/** The boxes of the plan form as typed. */
export const planDraftSchema = z.object({
  startDay: z.string(),
  phases: z.array(phaseDraftSchema),
  firstMg: z.string(),
  minGapHours: z.string(),
  /** Session numbers with commas between them. */
  reviews: z.string(),
});
export type PlanDraft = z.infer<typeof planDraftSchema>;

/** Whether a protocol plans by body weight; then doses are in mg/kg. */
export function isByWeight({ form }: DosingForm): boolean {
  return form === 'infusion' || form === 'injections';
}

const text = (value: number | null) => (value === null ? '' : String(value));

/** The boxes filled with a plan, or with what a protocol proposes from `startDay` on. */
export function draftOfPlan(plan: CourseTemplate, startDay: string): PlanDraft {
  return {
    startDay,
    phases: plan.phases.map((phase) => ({
      name: phase.name,
      weeksFrom: text(phase.weeksFrom),
      weeksTo: text(phase.weeksTo),
      every: phase.rhythm.every,
      count: text(phase.rhythm.every === 'week' ? phase.rhythm.visits : phase.rhythm.days),
      dose: text(phase.plannedMgPerKg ?? phase.plannedMg),
    })),
    firstMg: text(plan.firstPlannedMg),
    minGapHours: text(plan.minGapHours),
    reviews: plan.reviewAtSessions.join(', '),
  };
}

/** A further phase, from the week after the last one that has an end. */
export function nextPhase(phases: readonly PhaseDraft[]): PhaseDraft {
  const lastWeek = Math.max(0, ...phases.map(({ weeksTo }) => Number(weeksTo) || 0));
  return { name: '', weeksFrom: String(lastWeek + 1), weeksTo: '', every: 'week', count: '1', dose: '' };
}

/** The draft as kept on this station; null when there is none or it has another shape. */
export function readPlanDraft(kept: string): PlanDraft | null {
  if (kept === '') return null;
  const parsed = planDraftSchema.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
}

/** Which box: its name, and of which phase. */
export interface PlanBox {
  field: Exclude<keyof PlanDraft, 'phases'> | keyof PhaseDraft;
  phase?: number;
}
export type PlanAnswer = { ok: true; plan: CoursePlan } | { ok: false; box: PlanBox; sentence: string };

/**
 * The plan the boxes stand for, or the first box that is not right yet. What the form does not ask (the first dose from 65
 * years on, the source) is taken over from `before`.
 */
export function planFromDraft(draft: PlanDraft, before: CourseTemplate, dosing: DosingForm): PlanAnswer {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.startDay))
    return not({ field: 'startDay' }, 'First day: a date is missing.');
  const phases: CoursePhase[] = [];
  for (const [phase, typed] of draft.phases.entries()) {
    const read = readPhase(typed, dosing);
    if ('sentence' in read)
      return not({ field: read.field, phase }, `${nameOf(typed, phase)}: ${read.sentence}`);
    phases.push(read);
  }
  const firstMg = readNumber(draft.firstMg);
  if (firstMg === undefined) return not({ field: 'firstMg' }, 'First dose: not a number.');
  const minGapHours = readNumber(draft.minGapHours);
  if (minGapHours === undefined || minGapHours === null)
    return not({ field: 'minGapHours' }, 'Shortest gap: the hours are missing.');
  const reviews = readReviews(draft.reviews);
  if (reviews === null)
    return not({ field: 'reviews' }, 'Benefit review: session numbers with commas between, as 8, 12.');
  const plan: CoursePlan = {
    startDay: draft.startDay,
    phases,
    firstPlannedMg: firstMg,
    firstPlannedMgFrom65: before.firstPlannedMgFrom65,
    minGapHours,
    reviewAtSessions: reviews,
    source: before.source,
  };
  const problem = findCoursePlanProblem(plan, dosing);
  return problem === null ? { ok: true, plan } : notPossible(problem, draft);
}

const BOXES: Record<string, PlanBox['field']> = {
  startDay: 'startDay',
  weeksTo: 'weeksTo',
  plannedMg: 'dose',
  plannedMgPerKg: 'dose',
  firstPlannedMg: 'firstMg',
};

/** What the rules of a plan say, at the box their pointer names: `/phases/1/weeksTo`. */
function notPossible({ sentence, pointer }: CoursePlanProblem, { phases }: PlanDraft): PlanAnswer {
  const field = BOXES[pointer.split('/').at(-1) ?? ''] ?? 'startDay';
  const nth = /^\/phases\/(\d+)\//.exec(pointer)?.[1];
  if (nth === undefined) return not({ field }, sentence);
  const phase = Number(nth);
  const typed = phases[phase];
  return not({ field, phase }, typed === undefined ? sentence : `${nameOf(typed, phase)}: ${sentence}`);
}

function readPhase(
  typed: PhaseDraft,
  dosing: DosingForm,
): CoursePhase | { field: keyof PhaseDraft; sentence: string } {
  if (typed.name.trim() === '') return { field: 'name', sentence: 'its name is missing.' };
  const weeksFrom = readCount(typed.weeksFrom, 400);
  if (weeksFrom === null) return { field: 'weeksFrom', sentence: 'its first week is a whole number from 1.' };
  const weeksTo = typed.weeksTo.trim() === '' ? null : readCount(typed.weeksTo, 400);
  if (typed.weeksTo.trim() !== '' && weeksTo === null)
    return { field: 'weeksTo', sentence: 'its last week is a whole number, or empty for no end.' };
  const count = readCount(typed.count, typed.every === 'week' ? 7 : 180);
  if (count === null)
    return {
      field: 'count',
      sentence: typed.every === 'week' ? '1 to 7 visits a week.' : '1 to 180 days between visits.',
    };
  const dose = readNumber(typed.dose);
  if (dose === undefined || (dose !== null && dose <= 0))
    return { field: 'dose', sentence: 'its dose is no number.' };
  const byWeight = isByWeight(dosing);
  return {
    name: typed.name.trim(),
    weeksFrom,
    weeksTo,
    rhythm: typed.every === 'week' ? { every: 'week', visits: count } : { every: 'days', days: count },
    plannedMg: byWeight ? null : dose,
    plannedMgPerKg: byWeight ? dose : null,
  };
}

function nameOf({ name }: PhaseDraft, nth: number): string {
  return name.trim() === '' ? `Phase ${nth + 1}` : name.trim();
}

/** Null for an empty box, undefined for what is no number. A comma is read as a point. */
function readNumber(typed: string): number | null | undefined {
  const trimmed = typed.trim().replace(',', '.');
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

function readCount(typed: string, most: number): number | null {
  const value = Number(typed.trim());
  return typed.trim() !== '' && Number.isInteger(value) && value >= 1 && value <= most ? value : null;
}

function readReviews(typed: string): number[] | null {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '');
  const numbers = parts.map((part) => readCount(part, 400));
  return numbers.some((number) => number === null) ? null : numbers.flatMap((number) => number ?? []);
}

function not(box: PlanBox, sentence: string): PlanAnswer {
  return { ok: false, box, sentence };
}
