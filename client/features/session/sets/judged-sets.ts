import { useMemo } from 'react';
import { previewSet } from '#shared/clinical/preview.ts';
import type { Reason, ValueKey } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { type Severity, severityRank } from '#shared/vocabulary.ts';
import { type MeasuredSet, standingSets } from './sets.ts';

/** What the shared rules say of one past set. */
export interface SetJudgement {
  /** Limits it breaks. */
  reasons: Reason[];
  /** Before the dose: what in it holds the dose. A hold is no alert and has no severity on screen. */
  holds: Reason[];
  /** Difference of each value from own baseline, where both are known. */
  deltas: Partial<Record<ValueKey, number>>;
}

const HOLD_RULE = 'HOLD';

/** Limits a past set breaks, what it holds, and its distance from the baseline. Withdrawn parts count for nothing. */
export function judgeSet(state: SessionState, set: MeasuredSet): SetJudgement {
  const [standing] = standingSets([set]);
  if (standing === undefined) return { reasons: [], holds: [], deltas: {} };
  const scores = standing.scores.map(({ content }) => content);
  const [first, ...others] = standing.readings.map(({ content }) => content);
  const previews = [
    previewSet(state, first ?? null, scores),
    ...others.map((reading) => previewSet(state, reading, [])),
  ];
  const broken = previews.flatMap(({ reasons }) => reasons);
  return {
    reasons: broken.filter(({ rule }) => rule !== HOLD_RULE),
    holds: broken.filter(({ rule }) => rule === HOLD_RULE),
    deltas: Object.assign({}, ...previews.map(({ deltas }) => deltas)),
  };
}

export type JudgeSet = (set: MeasuredSet) => SetJudgement;

/** `judgeSet` for one position of a session, each set judged at most once. */
export function useJudgeSet(state: SessionState, version: number): JudgeSet {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is folded in place, only its version changes.
  return useMemo(() => {
    const judged = new Map<number, SetJudgement>();
    return (set) => {
      const judgement = judged.get(set.takenAtMs) ?? judgeSet(state, set);
      judged.set(set.takenAtMs, judgement);
      return judgement;
    };
  }, [state, version]);
}

/** The worst severity among reasons that name one of the values; null when none does. */
export function severityOf(reasons: readonly Reason[], values: readonly ValueKey[]): Severity | null {
  return reasons
    .filter((reason) => reason.values.some((value) => values.includes(value)))
    .reduce<Severity | null>(
      (worst, { severity }) => (severityRank(severity) > severityRank(worst) ? severity : worst),
      null,
    );
}
