import { checkAt, FULL_SET, type ScheduledCheck } from '#shared/protocols/schedule.ts';
import type { Measure } from '#shared/vocabulary.ts';

/** Where a check comes from that the clinic added itself: the sources of the shipped ones stand in RULES.md. */
const OWN_SOURCE = 'the clinic’s own';
/** How long after the last check a new one is proposed. */
const NEXT_AFTER_MIN = 30;

/** The check at another time: its window moves along, and its name where it was the time. */
export function retime(check: ScheduledCheck, atMin: number): ScheduledCheck {
  const later = atMin - check.atMin;
  const named = (name: string) => (name === `T+${check.atMin}` ? `T+${atMin}` : name);
  return {
    ...check,
    checkId: named(check.checkId),
    label: named(check.label),
    atMin,
    windowFromMin: check.windowFromMin + later,
    windowToMin: check.windowToMin + later,
  };
}

/** With one more check of a full set after the last, or as late as checks may stand. */
export function withNewCheck(
  checks: readonly ScheduledCheck[],
  { minMin, maxMin }: { minMin: number; maxMin: number },
): ScheduledCheck[] {
  const last = Math.max(0, ...checks.map(({ atMin }) => atMin));
  const atMin = Math.max(minMin, Math.min(last + NEXT_AFTER_MIN, maxMin));
  return [...checks, checkAt(atMin, FULL_SET, OWN_SOURCE)];
}

/** `needs` with or without this measure, in the order of a full set. */
export function withMeasure(check: ScheduledCheck, measure: Measure, needed: boolean): ScheduledCheck {
  const needs = FULL_SET.filter((one) => (one === measure ? needed : check.needs.includes(one)));
  return { ...check, needs };
}

export function inOrderOfTime(checks: readonly ScheduledCheck[]): ScheduledCheck[] {
  return checks.toSorted((a, b) => a.atMin - b.atMin);
}

export function isInOrder(checks: readonly ScheduledCheck[]): boolean {
  return checks.every(({ atMin }, at) => at === 0 || (checks[at - 1]?.atMin ?? 0) <= atMin);
}
