import type { SetPreview } from '#shared/clinical/preview.ts';
import type { Refusal } from '#shared/commands.ts';
import type { Reason } from '#shared/judgement.ts';
import type { Severity } from '#shared/vocabulary.ts';
import { severityRank } from '#shared/vocabulary.ts';
import { type EntrySet, isEmptySet, type OpenFailure, openFailures } from './entry-set.ts';
import { type Slot, valueKeysOf } from './entry-words.ts';
import type { ParsedEntry } from './parse-entry.ts';

/**
 * What the field says back. `unfinished` is quiet: more typing may mend it. `unjudged`: the record is not here yet, so
 * nothing is known about limits, which is not the same as fine.
 */
export type Verdict =
  | { kind: 'empty' }
  | { kind: 'unfinished'; sentence: string }
  | { kind: 'impossible'; sentences: string[] }
  | { kind: 'askWhy'; failures: OpenFailure[] }
  | { kind: 'late'; sentence: string }
  | { kind: 'surprising'; asks: SetPreview['askFirst']; reasons: Reason[] }
  | { kind: 'breaks'; reasons: Reason[] }
  | { kind: 'fine' }
  | { kind: 'unjudged' };

/** One answer for the whole set: what stands in the way of filing first, then what filing will raise. */
export function verdictOf(
  parsed: ParsedEntry,
  set: EntrySet,
  preview: SetPreview | null,
  wrongTime: Refusal | null,
): Verdict {
  const wrong = parsed.problems.filter(({ unfinished }) => !unfinished);
  if (wrong.length > 0) return { kind: 'impossible', sentences: wrong.map(({ sentence }) => sentence) };
  const [unfinished] = parsed.problems;
  if (unfinished) return { kind: 'unfinished', sentence: unfinished.sentence };
  const failures = openFailures(parsed);
  if (isEmptySet(set) && failures.length === 0) return { kind: 'empty' };
  const impossible = preview?.impossible ?? [];
  if (impossible.length > 0) return impossibleOrTyping(parsed, impossible);
  if (failures.length > 0) return { kind: 'askWhy', failures };
  if (wrongTime?.code === 'lateReasonNeeded') return { kind: 'late', sentence: wrongTime.sentence };
  if (wrongTime !== null) return { kind: 'impossible', sentences: [wrongTime.sentence] };
  if (preview === null) return { kind: 'unjudged' };
  const { askFirst, reasons } = preview;
  if (askFirst.length > 0) return { kind: 'surprising', asks: askFirst, reasons };
  return reasons.length > 0 ? { kind: 'breaks', reasons } : { kind: 'fine' };
}

/** `142/88 7` is impossible only until the second digit comes. */
function impossibleOrTyping(parsed: ParsedEntry, impossible: SetPreview['impossible']): Verdict {
  const sentences = impossible.map(({ sentence }) => sentence);
  const onlyTheLast =
    parsed.typing !== null && impossible.every(({ pointer }) => pointer?.endsWith(`/${parsed.typing}`));
  return onlyTheLast
    ? { kind: 'unfinished', sentence: sentences[0] ?? '' }
    : { kind: 'impossible', sentences };
}

/** The worst limit this slot breaks in the set being typed; null when none, or none is known. */
export function slotSeverity(slot: Slot, reasons: readonly Reason[]): Severity | null {
  const keys = valueKeysOf(slot);
  const broken = reasons.filter(({ values }) => values.some((key) => keys.includes(key)));
  return worst(broken);
}

/** The worst of the reasons; null when there is none. */
export function worst(reasons: readonly Reason[]): Severity | null {
  return reasons.reduce<Severity | null>(
    (found, { severity }) => (severityRank(severity) > severityRank(found) ? severity : found),
    null,
  );
}
