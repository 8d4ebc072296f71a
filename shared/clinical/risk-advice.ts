import type { CriterionJudgement } from '../judgement.ts';
import type { Modifier } from '../protocols/modifiers.ts';
import type { Remark } from '../remark.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { judgeDosing } from './dosing/dosing.ts';
import { standingModifiers } from './schedule.ts';

/**
 * [RISK] What the protocol advises for the risks of this patient. Advice to watch a signal continuously is not repeated
 * while a continuous device is bound.
 */
export function riskRemarks(state: SessionState): Remark[] {
  if (state.end) return [];
  return standingModifiers(state).flatMap((modifier): Remark[] => {
    const { label, advice } = modifier;
    if (advice === null || isFollowed(state, modifier)) return [];
    return [{ kind: 'riskAdvice', entryId: null, message: `${sentenceCase(label)}: ${advice}` }];
  });
}

function isFollowed({ bindings }: SessionState, { continuousSpo2 }: Modifier): boolean {
  return continuousSpo2 === true && bindings.some(({ continuous, toMs }) => continuous && toMs === null);
}

/**
 * [RISK] [D1] Until when to consider watching a patient whose risk asks for longer than the minimum time; a suggestion,
 * the minimum time is met without it. Null: no such risk, or dosing is not over.
 */
export function longerAdvised(state: SessionState): CriterionJudgement['advice'] {
  const { gateAtMs } = judgeDosing(state);
  if (gateAtMs === null) return null;
  const [longest] = standingModifiers(state)
    .flatMap(({ label, longerMin }) => (longerMin == null ? [] : [{ label, longerMin }]))
    .sort((a, b) => b.longerMin - a.longerMin);
  if (longest === undefined) return null;
  const { label, longerMin } = longest;
  return {
    text: `${sentenceCase(label)}: consider ${longerMin} min longer`,
    atMs: gateAtMs + longerMin * MINUTE_MS,
  };
}
