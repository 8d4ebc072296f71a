import type { SessionState } from '../../state.ts';
import type { Measure } from '../../vocabulary.ts';
import { isAfterDose, newestReadingWith, newestScore, oxygenAt } from '../facts.ts';
import { outdatedAtMs } from '../freshness.ts';
import type { OwnLevels } from '../limits.ts';
import type { Obligation } from '../obligation.ts';
import { roundedDown, roundedUp } from '../vitals.ts';
import { type Finding, met, unknown, unmet } from './criterion.ts';

/** What the measured criteria look at. `checks: null` asks without ageing, as the REMS draft does for the past. */
export interface Measured {
  state: SessionState;
  own: OwnLevels;
  checks: readonly Obligation[] | null;
  nowMs: number;
  /** Only facts taken by then. */
  uptoMs: number;
  /** Saturation before the dose, for the "near baseline" branch. */
  baselineSpo2: number | null;
}

/** When a value stops counting; null: it does not. */
function expiry(context: Measured, measure: Measure, takenAtMs: number): number | null {
  return context.checks === null ? null : outdatedAtMs(context.state, context.checks, measure, takenAtMs);
}

function isOutdated(context: Measured, expiresAtMs: number | null): boolean {
  return expiresAtMs !== null && context.nowMs >= expiresAtMs;
}

/** What was measured before the dose says nothing of how the patient has taken it (12.24, D2 likewise). */
function beforeDose(need: string, atMs: number): Finding {
  return unknown('Not since the dose', need, atMs);
}

/** [D4] Room air only: oxygen fails it, whatever the number says (edge case 36). */
export function judgeSaturation(context: Measured): Finding {
  const { state, uptoMs, baselineSpo2 } = context;
  const rules = state.protocol.readiness;
  const need = `Needs ≥ ${rules.spo2AtLeast} % on room air`;
  const reading = newestReadingWith(state, 'spo2Percent', uptoMs);
  const value = reading?.content.vitals.spo2Percent;
  if (!reading || value === undefined) return unknown('Not measured', need);
  const at = reading.takenAtMs;
  if (!isAfterDose(state, at)) return beforeDose(need, at);
  const expires = expiry(context, 'spo2Percent', at);
  if (isOutdated(context, expires)) return unknown(`${value} %, too old`, 'Measure again', at);
  const oxygen = oxygenAt(state, uptoMs);
  if (oxygen > 0) return unmet(`${value} % on oxygen ${oxygen} L/min`, need, at);
  const judged = roundedDown(value);
  const near =
    baselineSpo2 !== null && judged >= baselineSpo2 - rules.spo2NearBaseline && judged >= rules.spo2Floor;
  if (judged >= rules.spo2AtLeast || near) return met(`${value} % room air`, at, expires);
  return unmet(`${value} %`, need, at);
}

/** [D5] Respiratory rate inside; a respiratory alert still open is said by D3, which follows recorded order. */
export function judgeBreathing(context: Measured): Finding {
  const { state, uptoMs } = context;
  const { respiratoryRateFrom: from, respiratoryRateTo: to } = state.protocol.readiness;
  const need = `Needs ${from} to ${to}/min`;
  const reading = newestReadingWith(state, 'respiratoryRatePerMin', uptoMs);
  const value = reading?.content.vitals.respiratoryRatePerMin;
  if (!reading || value === undefined) return unknown('Not measured', need);
  const at = reading.takenAtMs;
  if (!isAfterDose(state, at)) return beforeDose(need, at);
  const expires = expiry(context, 'respiratoryRatePerMin', at);
  if (isOutdated(context, expires)) return unknown(`${value}/min, too old`, 'Measure again', at);
  if (roundedDown(value) < from || roundedUp(value) > to) return unmet(`${value}/min`, need, at);
  return met(`${value}/min`, at, expires);
}

/** [D6] MOAA/S back to 5, or to the level before the dose. */
export function judgeSedation(context: Measured): Finding {
  const { state, own, uptoMs } = context;
  const need = Math.min(state.protocol.readiness.moaas, own.moaas ?? state.protocol.readiness.moaas);
  const score = newestScore(state, 'moaas', uptoMs);
  if (!score) return unknown('Not scored', `Needs ${need}`);
  if (!isAfterDose(state, score.takenAtMs)) return beforeDose(`Needs ${need}`, score.takenAtMs);
  const expires = expiry(context, 'moaas', score.takenAtMs);
  if (isOutdated(context, expires)) return unknown(`${score.value}, too old`, 'Score again', score.takenAtMs);
  if (score.value >= need) return met(String(score.value), score.takenAtMs, expires);
  return unmet(String(score.value), `Needs ${need}`, score.takenAtMs);
}

/** [D7] 0–10 at most 1 (or the level before the dose), CADSS at most 4; with both, the worse decides (12.24). */
export function judgeDissociation(context: Measured): Finding {
  const { state, own, uptoMs } = context;
  const { dissociationAtMost, cadssAtMost } = state.protocol.readiness;
  const limit = Math.max(dissociationAtMost, own.dissociation ?? 0);
  const scales = [
    { scale: 'dissociation', label: '', limit },
    { scale: 'cadss', label: 'CADSS ', limit: cadssAtMost },
  ] as const;
  const findings = scales.flatMap(({ scale, label, limit: atMost }): Finding[] => {
    const score = newestScore(state, scale, uptoMs);
    if (!score) return [];
    if (!isAfterDose(state, score.takenAtMs)) return [beforeDose(`Needs ≤ ${atMost}`, score.takenAtMs)];
    const text = `${label}${score.value}`;
    const expires = expiry(context, 'dissociation', score.takenAtMs);
    if (isOutdated(context, expires)) return [unknown(`${text}, too old`, 'Score again', score.takenAtMs)];
    if (score.value <= atMost) return [met(text, score.takenAtMs, expires)];
    return [unmet(text, `Needs ≤ ${atMost}`, score.takenAtMs)];
  });
  const current = findings.filter((finding) => finding.status !== 'unknown');
  const worst = current.find((finding) => finding.status === 'unmet') ?? current[0] ?? findings[0];
  return worst ?? unknown('Not scored', `Needs ≤ ${limit}`);
}
