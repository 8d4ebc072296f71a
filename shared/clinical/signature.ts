import type { EntryKind } from '../entries.ts';
import type { Entry, LogLine, SessionState } from '../state.ts';
import type { Actor } from '../vocabulary.ts';

/** What somebody did to an entry of a record that was signed already. */
export interface ChangeAfterSigning {
  /** Its position in the log of the session. */
  seq: number;
  entryId: string;
  kind: EntryKind;
  how: 'corrected' | 'enteredInError' | 'movedAway' | 'movedHere';
  /** When the entry was taken, as it stood when it was signed. */
  takenAtMs: number;
  /** When it was changed. */
  atMs: number;
  by: Actor;
}

export interface SignatureJudgement {
  /** When it was signed, by whom, and the words they signed. */
  atMs: number;
  by: Actor;
  statement: string;
  /** Changes of the record since, in recorded order. Empty: what was signed is what stands. Otherwise it is superseded. */
  supersededBy: ChangeAfterSigning[];
}

const HOW: Partial<Record<LogLine['type'], ChangeAfterSigning['how']>> = {
  EntryCorrected: 'corrected',
  EntryWithdrawn: 'enteredInError',
  EntryMovedAway: 'movedAway',
  EntryMovedHere: 'movedHere',
};

/**
 * The signature of a session and whether it is still of the record that stands; null while nobody has signed, and for
 * sessions that ended otherwise. A change supersedes it when it comes after it in the log, also within the same
 * millisecond. The signature itself is never taken back. A late entry is no change: it adds to the record, and a late
 * reading makes a call-back of its own.
 */
export function judgeSignature({ end, log, entries }: SessionState): SignatureJudgement | null {
  if (end?.detail.type !== 'SessionSigned') return null;
  const signed = end;
  const supersededBy = log.flatMap(({ seq, type, entryId, atMs, by }): ChangeAfterSigning[] => {
    const how = HOW[type];
    const entry = entryId === null ? undefined : entries[entryId];
    if (seq <= signed.seq || how === undefined || entry === undefined) return [];
    const { kind, takenAtMs } = contentAt(entry, signed.atMs);
    return [{ seq, entryId: entry.entryId, kind, how, takenAtMs, atMs, by }];
  });
  const { statement } = end.detail.body;
  return { atMs: end.atMs, by: end.by, statement, supersededBy };
}

/** The version of then; the first one of an entry that came later. */
function contentAt({ entryId, versions }: Entry, atMs: number): Entry['versions'][number]['content'] {
  const version = versions.findLast((one) => one.atMs <= atMs) ?? versions[0];
  if (version === undefined) throw new Error(`entry ${entryId} has no version`);
  return version.content;
}
