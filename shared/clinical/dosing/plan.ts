import type { SessionState } from '../../state.ts';
import { firstDoseAtMs } from '../facts.ts';

/** The weight that a dose by weight is planned from, kg: the newest taken by T0, before it the newest; null: not weighed. */
export function planWeightKg(state: SessionState): number | null {
  const t0 = firstDoseAtMs(state) ?? Number.POSITIVE_INFINITY;
  const before = state.weights.findLast((weight) => weight.takenAtMs <= t0);
  return (before ?? state.weights[0])?.content.kg ?? null;
}

/**
 * The planned dose in mg, never rounded to what is easy to draw up: thousandths are kept. Null while a dose by weight has no
 * weight: it is not guessed.
 */
export function plannedMgOf(state: SessionState): number | null {
  if (state.plannedMgPerKg === null) return state.plannedMg;
  const kg = planWeightKg(state);
  return kg === null ? null : Math.round(kg * state.plannedMgPerKg * 1000) / 1000;
}
