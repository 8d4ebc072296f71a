import type { SessionState } from '../state.ts';
import { type Measure, MINUTE_MS } from '../vocabulary.ts';
import { firstDoseAtMs, SET_SPREAD_MS } from './facts.ts';
import type { Obligation } from './obligation.ts';

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
 * that asked for it and whose window it does not reach. Before the dose: after the baseline's greatest age. What was
 * young enough at T0 counts at the latest that long after it. Null: no check is known that would outdate it.
 */
export function outdatedAtMs(
  state: SessionState,
  checks: readonly Obligation[],
  measure: Measure,
  takenAtMs: number,
): number | null {
  const t0 = firstDoseAtMs(state);
  const oldAfterMs = state.protocol.baselineMaxAgeMin * MINUTE_MS + 1;
  if (t0 === null) return takenAtMs + oldAfterMs;
  const graceMs = state.protocol.schedule.graceMin * MINUTE_MS;
  const instants = asking(checks, measure).flatMap((check) => {
    const dueAtMs = check.series ? nextTurn(check.series, takenAtMs) : check.dueAtMs;
    return check.series || check.windowFromMs > takenAtMs ? [dueAtMs + graceMs + 1] : [];
  });
  if (takenAtMs <= t0) instants.push((takenAtMs + oldAfterMs <= t0 ? takenAtMs : t0) + oldAfterMs);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** The first turn of a repeating check whose window does not reach back to `takenAtMs`. */
function nextTurn({ fromMs, everyMs }: { fromMs: number; everyMs: number }, takenAtMs: number): number {
  const turns = Math.floor((takenAtMs + SET_SPREAD_MS - fromMs) / everyMs) + 1;
  return fromMs + Math.max(1, turns) * everyMs;
}

export function outdatedUnscheduledAtMs(takenAtMs: number): number {
  return takenAtMs + UNSCHEDULED_MS;
}
