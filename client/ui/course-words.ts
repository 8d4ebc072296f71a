import type { DoseProposal, ShortGap } from '#shared/courses/course-judgement.ts';
import type { SessionCourse } from '#shared/events.ts';
import { formatCalendarDay } from './calendar-day.ts';
import { planText } from './dose-words.ts';
import { isolated } from './isolated.ts';

/**
 * Where a session stands in its course: `5 of 8 (Induction)`. In a phase without an end it is counted over the whole
 * course: `14 (Maintenance)`.
 */
export function placeText({ number, numberInPhase, of, phase }: Omit<SessionCourse, 'courseId'>): string {
  const counted = of === null ? String(number) : `${numberInPhase} of ${of}`;
  return `${counted} (${isolated(phase)})`;
}

const FROM_WORDS: Record<DoseProposal['from'], string> = {
  order: 'ordered by a prescriber',
  firstSession: 'the first dose of the plan',
  phase: 'from the plan of this phase',
  asBefore: 'as planned at the last session',
  none: 'the prescriber says at the visit',
};

/** `56 mg`; `no dose proposed` where nothing proposes one. */
export function proposedText(dose: DoseProposal): string {
  return hasAmount(dose) ? planText(dose) : 'no dose proposed';
}

/** Where the proposal comes from: `ordered by a prescriber`. */
export function doseSourceText({ from }: Pick<DoseProposal, 'from'>): string {
  return FROM_WORDS[from];
}

/** `56 mg, ordered by a prescriber`. */
export function proposedFromText(dose: DoseProposal): string {
  return `${proposedText(dose)}, ${doseSourceText(dose)}`;
}

/** What somebody should know before taking over the proposal, a sentence each. */
export function doseRemarks(dose: DoseProposal): string[] {
  return [
    ...(dose.offeredFrom65Mg === null
      ? []
      : [`From 65 years on, ${dose.offeredFrom65Mg} mg may be chosen to begin with.`]),
    ...(dose.highFirstDose ? ['A first session does not begin with this dose under the US label.'] : []),
    ...(dose.changeNeedsOrder
      ? ['It differs from the last dose: the change needs an order by a prescriber.']
      : []),
  ];
}

/** `Only 24 h after Tue 12 May; the plan asks for 48 h.` */
export function shortGapText({ hours, minGapHours, afterDay }: ShortGap, today: string): string {
  return `Only ${hours} h after ${formatCalendarDay(afterDay, today)}; the plan asks for ${minGapHours} h.`;
}

function hasAmount({ plannedMg, plannedMgPerKg }: DoseProposal): boolean {
  return plannedMg !== null || plannedMgPerKg !== null;
}
