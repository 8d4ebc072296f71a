import type { Refusal } from '../commands.ts';
import { refusal } from '../commands.ts';
import type { EntryContent, ReadingContent, ScoreContent } from '../entries.ts';
import type { Reason, ValueKey } from '../judgement.ts';
import type { SessionState, Standing } from '../state.ts';
import { VITAL_KEYS } from '../vocabulary.ts';
import { readingSamples, scoreSamples } from './alerts/samples.ts';
import { judgeBaseline, ownLevels } from './baseline.ts';
import { firstDoseAtMs, isAfterDose } from './facts.ts';
import { preDoseReasons } from './pre-dose-limits.ts';
import { findImpossibleScore } from './scales.ts';
import { findImpossible, findSurprising, type Surprise } from './vitals.ts';

/** What filing a set would do, shown while typing. */
export interface SetPreview {
  /** Limits the set breaks: `BP-HI`, with text. Before the dose: what would hold it. */
  reasons: Reason[];
  /** Difference of each value from own baseline, where both are known. */
  deltas: Partial<Record<ValueKey, number>>;
  /** Ask first: implausible but possible; filing needs `rechecked`. Each with a sentence. */
  askFirst: { key: string; sentence: string }[];
  /** Surprising on the dangerous side: filed at once, then asked. */
  askAfter: { key: string; sentence: string }[];
  /** Cannot be filed at all. */
  impossible: Refusal[];
}

/** As if the entry stood: the same functions judge a typed value and a recorded one. */
function asStanding<C extends EntryContent>(state: SessionState, content: C): Standing<C> {
  const { takenAtMs } = content;
  return {
    entryId: 'preview',
    seq: state.seq + 1,
    recordedAtMs: takenAtMs,
    takenAtMs,
    source: { by: 'staff' },
    needsReview: false,
    content,
  };
}

/**
 * What to ask about a reading. Where it breaks a limit, danger is filed and raised first and every question follows
 * (12.2); an oddity that alarms nobody, also one that would only hold the dose, waits for its answer.
 */
export function surprisesOf(state: SessionState, reading: ReadingContent): Surprise[] {
  const samples = readingSamples(state, asStanding(state, reading), ownLevels(state));
  const breaks = samples.some((sample) => sample.reasons.length > 0);
  return findSurprising(reading.vitals).map((item) => (breaks ? { ...item, ask: 'after' } : item));
}

function reasonsOfReading(state: SessionState, reading: ReadingContent): Reason[] {
  const samples = readingSamples(state, asStanding(state, reading), ownLevels(state));
  const held = isAfterDose(state, reading.takenAtMs) ? [] : preDoseReasons(state.protocol, reading.vitals);
  return [...samples.flatMap((sample) => sample.reasons), ...held];
}

export function previewSet(
  state: SessionState,
  reading: ReadingContent | null,
  scores: readonly ScoreContent[],
): SetPreview {
  const own = ownLevels(state);
  const surprises = reading ? surprisesOf(state, reading) : [];
  const fromScores = scores.flatMap((score) => scoreSamples(state, asStanding(state, score), own));
  const ofScores = fromScores.flatMap((sample) => sample.reasons);
  return {
    reasons: reading ? [...reasonsOfReading(state, reading), ...ofScores] : ofScores,
    deltas: deltasOf(state, reading, scores),
    askFirst: pick(surprises, 'first'),
    askAfter: pick(surprises, 'after'),
    impossible: findProblems(state, reading, scores),
  };
}

function pick(surprises: Surprise[], ask: 'first' | 'after'): SetPreview['askFirst'] {
  return surprises.filter((item) => item.ask === ask).map(({ key, sentence }) => ({ key, sentence }));
}

function deltasOf(
  state: SessionState,
  reading: ReadingContent | null,
  scores: readonly ScoreContent[],
): SetPreview['deltas'] {
  const t0 = firstDoseAtMs(state);
  if (t0 === null) return {};
  const baseline = judgeBaseline(state, t0);
  const deltas: SetPreview['deltas'] = {};
  for (const key of VITAL_KEYS) {
    const [value, base] = [reading?.vitals[key], baseline.values[key]];
    if (value !== undefined && base !== undefined) deltas[key] = Math.round((value - base) * 10) / 10;
  }
  for (const { scale, value } of scores) {
    const base = scale === 'moaas' ? baseline.moaas : scale === 'dissociation' ? baseline.dissociation : null;
    if (value !== null && base !== null) deltas[scale] = value - base;
  }
  return deltas;
}

function findProblems(
  state: SessionState,
  reading: ReadingContent | null,
  scores: readonly ScoreContent[],
): Refusal[] {
  const problems = reading ? findImpossible(reading.vitals, reading.failed) : [];
  if (!reading && scores.length === 0)
    problems.push(refusal('emptySet', 'Nothing was measured. Nothing is filed.'));
  for (const score of scores) {
    const problem = findImpossibleScore(score);
    if (problem) problems.push(problem);
  }
  if (state.arrivedAtMs === null) problems.push(refusal('wrongStage', 'The patient has not arrived.'));
  return problems;
}
