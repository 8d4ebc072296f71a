import type { FailedVital, ReadingContent, ScoreContent, Vitals } from '#shared/entries.ts';
import { type FailReason, failWord, isScoreSlot, SCORE_SLOTS, type ScoreSlot, SLOTS } from './entry-words.ts';
import type { Given, ParsedEntry } from './parse-entry.ts';

/** What one press of File records: taken together, with one time. */
export interface EntrySet {
  reading: ReadingContent | null;
  scores: (ScoreContent & { scale: ScoreSlot })[];
}

/** The set as facts. Failures whose reason is still open are left out: see `openFailures`. */
export function toSet(parsed: ParsedEntry, takenAtMs: number): EntrySet {
  const vitals: Vitals = {};
  const failed: FailedVital[] = [];
  for (const slot of SLOTS) {
    if (isScoreSlot(slot)) continue;
    const given = parsed.given[slot];
    if (given?.kind === 'pressure') {
      vitals.systolicMmHg = given.systolicMmHg;
      vitals.diastolicMmHg = given.diastolicMmHg;
    }
    if (given?.kind === 'number' && slot !== 'bloodPressure') vitals[slot] = given.value;
    if (given?.kind === 'failed' && given.reason)
      failed.push({ vital: slot, reason: failWord(given.reason) });
  }
  const isEmpty = Object.keys(vitals).length === 0 && failed.length === 0;
  const reading: ReadingContent = {
    kind: 'reading',
    takenAtMs,
    vitals,
    failed,
    quality: 'good',
    method: null,
  };
  return { reading: isEmpty ? null : reading, scores: toScores(parsed, takenAtMs) };
}

function toScores(parsed: ParsedEntry, takenAtMs: number): EntrySet['scores'] {
  return SCORE_SLOTS.flatMap((scale): EntrySet['scores'] => {
    const given = parsed.given[scale];
    if (given?.kind === 'number') {
      return [{ kind: 'score', takenAtMs, scale, value: given.value, notObtained: null }];
    }
    const notObtained = given?.kind === 'failed' ? whyNoScore(given.reason) : null;
    return notObtained ? [{ kind: 'score', takenAtMs, scale, value: null, notObtained }] : [];
  });
}

function whyNoScore(reason: FailReason | null): ScoreContent['notObtained'] {
  return reason === 'refused' || reason === 'asleep' || reason === 'couldNotMeasure' ? reason : null;
}

export type OpenFailure = Extract<Given, { kind: 'failed' }> & { slot: (typeof SLOTS)[number] };

/** Values typed as `x` whose reason has not been said yet. The set waits for it. */
export function openFailures(parsed: ParsedEntry): OpenFailure[] {
  return SLOTS.flatMap((slot) => {
    const given = parsed.given[slot];
    return given?.kind === 'failed' && given.reason === null ? [{ ...given, slot }] : [];
  });
}

export function isEmptySet(set: EntrySet): boolean {
  return set.reading === null && set.scores.length === 0;
}
