import type { ReadingContent, ScoreContent } from '../entries.ts';
import type { Refusal } from '../commands.ts';
import type { Reason, ValueKey } from '../judgement.ts';
import type { SessionState } from '../state.ts';

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

export function previewSet(
  _state: SessionState,
  _reading: ReadingContent | null,
  _scores: readonly ScoreContent[],
): SetPreview {
  throw new Error('not written yet');
}
