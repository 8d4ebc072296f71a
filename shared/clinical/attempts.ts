import type { CheckJudgement } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import type { Measure, VitalKey } from '../vocabulary.ts';
import { newestReadingWith } from './facts.ts';
import { readingsWith } from './reading-index.ts';
import { NOT_OBTAINED_WORDS } from './scales.ts';

/** One attempt that gave no value, in clinical order. */
export interface FailedAttempt {
  entryId: string;
  takenAtMs: number;
  recordedAtMs: number;
  reason: string;
}

/** What a reading calls this measure when it was attempted and failed; both pressures fail as one. */
function names(measure: Measure): readonly string[] {
  return measure === 'bloodPressure' ? ['bloodPressure', 'systolicMmHg', 'diastolicMmHg'] : [measure];
}

/**
 * The attempts at this measure that failed since it was last obtained, oldest first; empty when the newest attempt
 * gave a value or none was made. Clinical order; of two of one moment the later recorded is the newer.
 */
export function failedInARow(state: SessionState, measure: Measure): FailedAttempt[] {
  return measure === 'moaas' || measure === 'dissociation'
    ? scoresFailed(state, measure)
    : readingsFailed(state, measure);
}

function readingsFailed(
  state: SessionState,
  measure: Exclude<Measure, 'moaas' | 'dissociation'>,
): FailedAttempt[] {
  const vital: VitalKey = measure === 'bloodPressure' ? 'systolicMmHg' : measure;
  const obtained = newestReadingWith(state, vital);
  const known = names(measure);
  const found: FailedAttempt[] = [];
  const attempts = readingsWith(state.readings, 'failed');
  for (let index = attempts.length - 1; index >= 0; index--) {
    const attempt = attempts[index];
    if (!attempt || (obtained !== null && !isAfter(attempt, obtained))) break;
    const failure = attempt.content.failed.find((item) => known.includes(item.vital));
    if (!failure) continue;
    const { entryId, takenAtMs, recordedAtMs } = attempt;
    found.push({ entryId, takenAtMs, recordedAtMs, reason: failure.reason });
  }
  return found.reverse();
}

function scoresFailed(state: SessionState, scale: 'moaas' | 'dissociation'): FailedAttempt[] {
  const found: FailedAttempt[] = [];
  for (let index = state.scores.length - 1; index >= 0; index--) {
    const score = state.scores[index];
    if (!score || score.content.scale !== scale) continue;
    if (score.content.value !== null) break;
    const { entryId, takenAtMs, recordedAtMs, content } = score;
    const reason = NOT_OBTAINED_WORDS[content.notObtained ?? 'couldNotMeasure'];
    found.push({ entryId, takenAtMs, recordedAtMs, reason });
  }
  return found.reverse();
}

/** The newest failure of this measure and how many there are in a row; null when it was obtained since. */
export function failedNow(state: SessionState, measure: Measure): CheckJudgement['failed'] {
  const failed = failedInARow(state, measure);
  const newest = failed.at(-1);
  return newest ? { reason: newest.reason, atMs: newest.takenAtMs, inARow: failed.length } : null;
}

type Placed = { takenAtMs: number; seq: number };

function isAfter(a: Placed, b: Placed): boolean {
  return a.takenAtMs > b.takenAtMs || (a.takenAtMs === b.takenAtMs && a.seq > b.seq);
}
