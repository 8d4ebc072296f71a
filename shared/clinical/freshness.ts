import type { SessionState } from '../state.ts';
import { type Measure, MINUTE_MS } from '../vocabulary.ts';
import { type Obligation, obligations } from './checks.ts';
import { firstDoseAtMs } from './facts.ts';

/** Values no check asks for (temperature, nausea, CADSS) stop looking live after this long [P]. */
const UNSCHEDULED_MS = 60 * MINUTE_MS;

/** Checks that ask for this measure on schedule; repeats ask for one value and age nothing else. */
function asking(checks: readonly Obligation[], measure: Measure): Obligation[] {
  return checks.filter(
    (check) => check.kind !== 'repeat' && check.kind !== 'hold' && check.needs.includes(measure),
  );
}

/**
 * [FRESH] From when a value taken at `takenAtMs` is too old to count (12.24): just after the grace of the first check
 * that asked for it and whose window it does not reach. Before the dose: after the baseline's greatest age. Null: no
 * check is known that would outdate it.
 */
export function outdatedAtMs(
  state: SessionState,
  checks: readonly Obligation[],
  measure: Measure,
  takenAtMs: number,
): number | null {
  if (firstDoseAtMs(state) === null) return takenAtMs + state.protocol.baselineMaxAgeMin * MINUTE_MS + 1;
  const instants = asking(checks, measure)
    .filter((check) => check.windowFromMs > takenAtMs && check.overdueFromMs !== null)
    .map((check) => (check.overdueFromMs ?? 0) + 1);
  return instants.length === 0 ? null : Math.min(...instants);
}

export function outdatedUnscheduledAtMs(takenAtMs: number): number {
  return takenAtMs + UNSCHEDULED_MS;
}

/** The checks of a session for freshness: computed once per judgement and passed down. */
export function freshnessChecks(state: SessionState): Obligation[] {
  return obligations(state);
}
