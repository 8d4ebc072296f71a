import type { ReadingContent, Vitals } from '../entries.ts';
import type { BaselineJudgement } from '../judgement.ts';
import type { SessionState, Standing } from '../state.ts';
import { MINUTE_MS, VITAL_KEYS, type VitalKey } from '../vocabulary.ts';
import { firstDoseAtMs, firstIndexFrom, newestReadingWith, newestScore, SET_SPREAD_MS } from './facts.ts';
import type { OwnLevels } from './limits.ts';
import { preDoseReasons } from './pre-dose-limits.ts';
import { readingsWith } from './reading-index.ts';

const NEEDED: readonly VitalKey[] = ['heartRateBpm', 'spo2Percent', 'respiratoryRatePerMin'];

/** Values within 5 minutes of a blood pressure, the nearest in time of each vital: together they make a set. */
function valuesAround(state: SessionState, anchor: Standing<ReadingContent>): Vitals {
  const around: Vitals = { ...anchor.content.vitals };
  for (const key of VITAL_KEYS) {
    if (around[key] !== undefined) continue;
    const value = nearest(readingsWith(state.readings, key), anchor.takenAtMs)?.content.vitals[key];
    if (value !== undefined) around[key] = value;
  }
  return around;
}

/** The reading nearest in time and at most 5 minutes away; of two equally near, the earlier. */
function nearest(list: readonly Standing<ReadingContent>[], atMs: number): Standing<ReadingContent> | null {
  const after = firstIndexFrom(list, atMs);
  const distance = (reading: Standing<ReadingContent>): number => Math.abs(reading.takenAtMs - atMs);
  return (
    [list[after - 1], list[after]]
      .flatMap((reading) => (reading && distance(reading) <= SET_SPREAD_MS ? [reading] : []))
      .sort((a, b) => distance(a) - distance(b))[0] ?? null
  );
}

/** A complete set has blood pressure, heart rate, saturation and breathing; a valid one passes HOLD or was overridden. */
function mayBeBaseline(state: SessionState, reading: Standing<ReadingContent>): boolean {
  if (reading.content.vitals.systolicMmHg === undefined) return false;
  const set = valuesAround(state, reading);
  if (!NEEDED.every((key) => set[key] !== undefined)) return false;
  const passes = preDoseReasons(state.protocol, set).length === 0;
  return passes || (state.holdOverridden !== null && reading.recordedAtMs <= state.holdOverridden.atMs);
}

function findAccepted(state: SessionState): Standing<ReadingContent> | null {
  const accepted = state.baselineAccepted;
  if (!accepted) return null;
  return state.readings.find((reading) => reading.entryId === accepted.entryId) ?? null;
}

/** Last complete valid set not older than the protocol allows at T0 (before the dose: at `nowMs`). */
function findOnTime(state: SessionState, nowMs: number): Standing<ReadingContent> | null {
  const reference = firstDoseAtMs(state) ?? nowMs;
  const oldest = reference - state.protocol.baselineMaxAgeMin * MINUTE_MS;
  const pressures = readingsWith(state.readings, 'systolicMmHg');
  for (let index = firstIndexFrom(pressures, reference + 1) - 1; index >= 0; index--) {
    const reading = pressures[index];
    if (!reading || reading.takenAtMs < oldest) return null;
    if (mayBeBaseline(state, reading)) return reading;
  }
  return null;
}

/** The first complete set after T0: offered, and off for relative rules until a clinician accepts it. */
function findLate(state: SessionState): Standing<ReadingContent> | null {
  const t0 = firstDoseAtMs(state);
  if (t0 === null) return null;
  const pressures = readingsWith(state.readings, 'systolicMmHg');
  const after = pressures.slice(firstIndexFrom(pressures, t0 + 1));
  return after.find((reading) => mayBeBaseline(state, reading)) ?? null;
}

/**
 * The patient's own levels before the dose. `lateOffered` names a set that may be accepted but is not yet used;
 * `none` leaves every relative rule off. Edges: a set exactly 30 minutes old still counts.
 */
export function judgeBaseline(state: SessionState, nowMs: number): BaselineJudgement {
  const t0 = firstDoseAtMs(state);
  const accepted = findAccepted(state);
  const onTime = accepted ?? findOnTime(state, nowMs);
  const reading = onTime ?? findLate(state);
  const upto = t0 ?? Number.POSITIVE_INFINITY;
  const late = reading !== null && t0 !== null && reading.takenAtMs > t0;
  const used = onTime !== null;
  return {
    entryId: reading?.entryId ?? null,
    takenAtMs: reading?.takenAtMs ?? null,
    values: reading && used ? valuesAround(state, reading) : {},
    moaas: newestScore(state, 'moaas', upto)?.value ?? null,
    dissociation: newestScore(state, 'dissociation', upto)?.value ?? null,
    tag: tagOf(reading !== null, used, accepted !== null, late),
  };
}

/** Whether a set from before the dose serves as baseline: then a later one, raised by the drug, must not hide the rise. */
export function hasOnTimeBaseline(state: SessionState): boolean {
  const t0 = firstDoseAtMs(state);
  return t0 !== null && findOnTime(state, t0) !== null;
}

function tagOf(found: boolean, used: boolean, accepted: boolean, late: boolean): BaselineJudgement['tag'] {
  if (!found) return 'none';
  if (!used) return 'lateOffered';
  if (accepted) return late ? 'lateAccepted' : 'accepted';
  return 'onTime';
}

/** Levels that limits compare against. Before the dose there are none: relative rules start with T0. */
export function ownLevels(state: SessionState): OwnLevels {
  return kept.get(state) ?? findOwnLevels(state);
}

/** Found once and kept beside the state, never stored and never sent, while nothing happens that could change them. */
const kept = new WeakMap<SessionState, OwnLevels>();

export function keepOwnLevels(state: SessionState): void {
  if (!kept.has(state)) kept.set(state, findOwnLevels(state));
}

export function forgetOwnLevels(state: SessionState): void {
  kept.delete(state);
}

function findOwnLevels(state: SessionState): OwnLevels {
  const t0 = firstDoseAtMs(state);
  if (t0 === null) return { systolic: null, diastolic: null, moaas: null, dissociation: null, oxygen: null };
  // Only what is used: a late set that is merely offered is looked for by `judgeBaseline`, through all that came after.
  const { systolicMmHg, diastolicMmHg } =
    (findAccepted(state) ?? findOnTime(state, t0))?.content.vitals ?? {};
  return {
    systolic: systolicMmHg ?? null,
    diastolic: diastolicMmHg ?? null,
    moaas: newestScore(state, 'moaas', t0)?.value ?? null,
    dissociation: newestScore(state, 'dissociation', t0)?.value ?? null,
    oxygen: newestReadingWith(state, 'oxygenLitresPerMin', t0)?.content.vitals.oxygenLitresPerMin ?? null,
  };
}
