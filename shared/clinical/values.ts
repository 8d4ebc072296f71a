import type { ReadingContent, ScoreContent } from '../entries.ts';
import type { ValueJudgement, ValueJudgements, ValueKey } from '../judgement.ts';
import type { SessionState, Standing } from '../state.ts';
import { type Measure, type Severity, severityRank, type VitalKey } from '../vocabulary.ts';
import { isActive, reasonsOf } from './alerts/core.ts';
import { readingSamples, scoreSamples } from './alerts/samples.ts';
import { ownLevels } from './baseline.ts';
import { newestReadingWith, newestScore } from './facts.ts';
import { outdatedAtMs, outdatedUnscheduledAtMs } from './freshness.ts';
import type { OwnLevels } from './limits.ts';
import type { Obligation } from './obligation.ts';
import { readingsWith } from './reading-index.ts';
import { calculatedMean } from './vitals.ts';

const MEASURE_OF: Partial<Record<ValueKey, Measure>> = {
  systolicMmHg: 'bloodPressure',
  diastolicMmHg: 'bloodPressure',
  meanArterialMmHg: 'bloodPressure',
  heartRateBpm: 'heartRateBpm',
  spo2Percent: 'spo2Percent',
  respiratoryRatePerMin: 'respiratoryRatePerMin',
  moaas: 'moaas',
  dissociation: 'dissociation',
};

const UNKNOWN: ValueJudgement = {
  value: null,
  takenAtMs: null,
  entryId: null,
  source: null,
  failed: null,
  staleAtMs: null,
  stale: false,
  severity: null,
  seen: false,
  delta: null,
  needsReview: false,
};

interface Context {
  state: SessionState;
  own: OwnLevels;
  checks: readonly Obligation[];
  nowMs: number;
}

/**
 * The newest standing value of everything, in clinical order, with its age limit and what it breaks. Never a default:
 * what was not obtained is null, what is too old says so.
 */
export function judgeValues(
  state: SessionState,
  checks: readonly Obligation[],
  nowMs: number,
): ValueJudgements {
  const context: Context = { state, own: ownLevels(state), checks, nowMs };
  return {
    systolicMmHg: vital(context, 'systolicMmHg', context.own.systolic),
    diastolicMmHg: vital(context, 'diastolicMmHg', context.own.diastolic),
    meanArterialMmHg: meanArterial(context),
    heartRateBpm: vital(context, 'heartRateBpm', null),
    spo2Percent: vital(context, 'spo2Percent', null),
    respiratoryRatePerMin: vital(context, 'respiratoryRatePerMin', null),
    temperatureC: vital(context, 'temperatureC', null),
    oxygenLitresPerMin: vital(context, 'oxygenLitresPerMin', null),
    dissociation: score(context, 'dissociation', context.own.dissociation),
    moaas: score(context, 'moaas', context.own.moaas),
    nausea: score(context, 'nausea', null),
    cadss: score(context, 'cadss', null),
    cadss6: score(context, 'cadss6', null),
    suicideScreen: score(context, 'suicideScreen', null),
    phq9: score(context, 'phq9', null),
    phq9Item9: score(context, 'phq9Item9', null),
    gad7: score(context, 'gad7', null),
    madrs: score(context, 'madrs', null),
  };
}

function failedAttempt(state: SessionState, key: VitalKey, afterMs: number): ValueJudgement['failed'] {
  const pressure = key === 'systolicMmHg' || key === 'diastolicMmHg';
  const attempts = readingsWith(state.readings, 'failed');
  for (let index = attempts.length - 1; index >= 0; index--) {
    const reading = attempts[index];
    if (!reading || reading.takenAtMs < afterMs) return null;
    const failure = reading.content.failed.find(
      (item) => item.vital === key || (pressure && item.vital === 'bloodPressure'),
    );
    if (failure) return { reason: failure.reason, atMs: reading.takenAtMs };
  }
  return null;
}

function vital(context: Context, key: VitalKey, own: number | null): ValueJudgement {
  const { state } = context;
  const reading = newestReadingWith(state, key);
  const value = reading?.content.vitals[key];
  const failed = failedAttempt(state, key, reading ? reading.takenAtMs + 1 : Number.NEGATIVE_INFINITY);
  if (!reading || value === undefined) return { ...UNKNOWN, failed };
  return { ...measured(context, key, reading), value, failed, delta: own === null ? null : value - own };
}

function meanArterial(context: Context): ValueJudgement {
  const sent = vital(context, 'meanArterialMmHg', null);
  const reading = newestReadingWith(context.state, 'systolicMmHg');
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = reading?.content.vitals ?? {};
  if (!reading || systolic === undefined || diastolic === undefined) return sent;
  if (sent.entryId === reading.entryId) return sent;
  const value = calculatedMean(systolic, diastolic);
  return {
    ...measured(context, 'meanArterialMmHg', reading),
    value,
    source: 'calculated',
    failed: null,
    delta: null,
  };
}

function score(context: Context, scale: ScoreContent['scale'], own: number | null): ValueJudgement {
  const { state } = context;
  const newest = newestScore(state, scale);
  const attempt = state.scores.findLast(
    (item) => item.content.scale === scale && item.content.notObtained !== null,
  );
  const why = attempt?.content.notObtained;
  const tried = attempt && why && (!newest || attempt.takenAtMs > newest.takenAtMs);
  const failed = tried ? { reason: why, atMs: attempt.takenAtMs } : null;
  if (!newest) return { ...UNKNOWN, failed };
  const delta = own === null ? null : newest.value - own;
  return { ...measured(context, scale, newest), value: newest.value, failed, delta };
}

function measured(
  { state, own, checks, nowMs }: Context,
  key: ValueKey,
  item: Standing<ReadingContent> | Standing<ScoreContent>,
): Omit<ValueJudgement, 'value' | 'failed' | 'delta'> {
  const staleAtMs = staleFrom(state, checks, key, item);
  const severity = severityFor(state, own, key, item);
  return {
    takenAtMs: item.takenAtMs,
    entryId: item.entryId,
    source: item.source.by,
    staleAtMs,
    stale: staleAtMs !== null && nowMs >= staleAtMs,
    severity,
    seen: severity !== null && isSeen(state, key),
    needsReview: item.needsReview,
  };
}

/** A continuous device's number is old once it should long have been replaced; every other by the schedule. */
function staleFrom(
  state: SessionState,
  checks: readonly Obligation[],
  key: ValueKey,
  item: Standing<ReadingContent> | Standing<ScoreContent>,
): number | null {
  const measure = MEASURE_OF[key];
  const bySchedule = measure
    ? outdatedAtMs(state, checks, measure, item.takenAtMs)
    : outdatedUnscheduledAtMs(item.takenAtMs);
  const continuous = item.source.by === 'device' && item.source.continuous;
  if (!continuous) return bySchedule;
  const bySignal = item.takenAtMs + state.protocol.deviceSilence.lowMs;
  return bySchedule === null ? bySignal : Math.min(bySchedule, bySignal);
}

/** What this very value breaks, whoever has seen it. A hold before the dose is a state, not a severity. */
function severityFor(
  state: SessionState,
  own: OwnLevels,
  key: ValueKey,
  item: Standing<ReadingContent> | Standing<ScoreContent>,
): Severity | null {
  const { content } = item;
  const samples =
    content.kind === 'reading'
      ? readingSamples(state, { ...item, content }, own)
      : scoreSamples(state, { ...item, content }, own);
  const reasons = samples.flatMap((sample) => sample.reasons);
  return reasons
    .filter((reason) => reason.values.includes(key))
    .reduce<Severity | null>(
      (worst, { severity }) => (severityRank(severity) > severityRank(worst) ? severity : worst),
      null,
    );
}

/** Seen: every open alert that marks this value has been acknowledged. */
function isSeen(state: SessionState, key: ValueKey): boolean {
  const marking = Object.entries(state.alerts.episodes).filter(([family]) => {
    const core = state.alerts.cores[family];
    return core && isActive(core) && reasonsOf(core).some((reason) => reason.values.includes(key));
  });
  return marking.length > 0 && marking.every(([, episode]) => episode.acknowledged !== null);
}
