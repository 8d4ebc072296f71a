import type { Alert } from '../../judgement.ts';

/** The same trouble under two protocols: the alerts that it was on either side. One side may be empty. */
export interface Trouble {
  before: Alert[];
  after: Alert[];
}

/**
 * What an alert is about, whatever raised it and when: its family; of sets after the schedule and of failed attempts
 * without the instant or entry that their names hold, because another protocol asks at another moment.
 */
export function subjectOf(family: string): string {
  return family.replace(/^(CHECK:NEXT|CHECK:FAILED:[^:]+):.*$/, '$1');
}

/** The rule an alert is counted under: its family without names and scales. */
export function ruleOf(family: string): string {
  return family.split(/[:/]/)[0] ?? family;
}

/**
 * [REPLAY] Alerts of one subject are the same trouble when the same entry raised them or when they were open at the same
 * time: raised a little earlier, or two that have become one, is neither an alert more nor one less. In order of time.
 */
export function troublesOf(before: readonly Alert[], after: readonly Alert[]): Trouble[] {
  const troubles: Trouble[] = [];
  const items = [
    ...before.map((alert) => ({ alert, side: 'before' as const })),
    ...after.map((alert) => ({ alert, side: 'after' as const })),
  ].sort((a, b) => a.alert.raisedAtMs - b.alert.raisedAtMs);
  for (const { alert, side } of items) {
    const other = side === 'before' ? 'after' : 'before';
    const [first, ...further] = troubles.filter((trouble) =>
      trouble[other].some((known) => isSame(known, alert)),
    );
    const trouble = first ?? { before: [], after: [] };
    if (first === undefined) troubles.push(trouble);
    trouble[side].push(alert);
    // An alert that was open with several of the other side makes them one trouble.
    for (const merged of further) {
      trouble.before.push(...merged.before);
      trouble.after.push(...merged.after);
      troubles.splice(troubles.indexOf(merged), 1);
    }
  }
  return troubles;
}

function isSame(a: Alert, b: Alert): boolean {
  if (subjectOf(a.family) !== subjectOf(b.family)) return false;
  return a.episodeId === b.episodeId || (a.raisedAtMs < endOf(b) && b.raisedAtMs < endOf(a));
}

/** A was-critical alert goes on until it is closed: what breaks the limit meanwhile is part of it. */
function endOf({ ended }: Alert): number {
  return ended?.atMs ?? Number.POSITIVE_INFINITY;
}
