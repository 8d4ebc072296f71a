import type { SessionState } from '../../state.ts';
import { judgeDosing } from '../dosing/dosing.ts';
import { newestScore } from '../facts.ts';
import { outdatedAtMs } from '../freshness.ts';
import type { Obligation } from '../obligation.ts';
import { obligations } from '../obligations.ts';
import { blockingEpisodes } from '../readiness/final.ts';
import { judgeBreathing, judgeDissociation, judgeSaturation, judgeSedation } from '../readiness/measured.ts';
import { judgePressure } from '../readiness/pressure.ts';
import { measuredContext } from '../readiness/readiness.ts';

/**
 * The first instant in [last record, `untilMs`) at which the minimum time (D1) and all that is measured (D2, D4 to D7,
 * and of D3 that no value stands outside its limits) is met; null: none. What waits for a person, such as a was-critical
 * alert for its note or an override, does not count on either side. Exact: between two records only the gate and the ages
 * of values change anything.
 */
export function readyWithinMs(state: SessionState, untilMs: number): number | null {
  const { gateAtMs } = judgeDosing(state);
  if (gateAtMs === null) return null;
  const fromMs = Math.max(gateAtMs, state.lastRecordedAtMs);
  if (fromMs >= untilMs || !stands(state)) return null;
  const checks = obligations(state);
  const instants = [fromMs, ...agesOut(state, checks).filter((atMs) => atMs > fromMs && atMs < untilMs)];
  return instants.sort((a, b) => a - b).find((atMs) => isMeasured(state, checks, atMs)) ?? null;
}

/**
 * The same where the record ends at `endMs` before the minimum time does: the gate, when all that is measured was met at
 * the end. Nobody measured after it, so it is assumed that nothing would have changed.
 */
export function readyAfterMs(state: SessionState, endMs: number): number | null {
  const { gateAtMs } = judgeDosing(state);
  if (gateAtMs === null || gateAtMs <= endMs || !stands(state)) return null;
  return isMeasured(state, obligations(state), endMs) ? gateAtMs : null;
}

/** What does not age: pressure, and no value outside its limits. */
function stands(state: SessionState): boolean {
  const { own } = measuredContext(state, null, state.lastRecordedAtMs);
  if (judgePressure(state, own).status !== 'met') return false;
  return blockingEpisodes(state).every(({ mayClose }) => mayClose);
}

function isMeasured(state: SessionState, checks: readonly Obligation[], atMs: number): boolean {
  const context = measuredContext(state, checks, atMs);
  return [judgeSedation, judgeDissociation, judgeSaturation, judgeBreathing].every(
    (judge) => judge(context).status === 'met',
  );
}

/** Of two scales of dissociation the worse decides: when it is too old, the other may meet D7. Nothing else is met by ageing. */
function agesOut(state: SessionState, checks: readonly Obligation[]): number[] {
  return (['dissociation', 'cadss'] as const).flatMap((scale) => {
    const score = newestScore(state, scale);
    return score === null ? [] : (outdatedAtMs(state, checks, 'dissociation', score.takenAtMs) ?? []);
  });
}
