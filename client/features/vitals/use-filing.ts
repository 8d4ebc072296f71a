import { useMemo, useRef, useState } from 'react';
import { type SendOutcome, sendCommand } from '#client/connection/send-command.ts';
import { useDraft } from '#client/store/drafts.ts';
import { useLive } from '#client/store/live.ts';
import { serverNow, useNow } from '#client/store/now.ts';
import { useSessionFacts } from '#client/store/sessions.ts';
import type { ClockReading } from '#client/ui/read-clock.ts';
import { previewSet, type SetPreview } from '#shared/clinical/preview.ts';
import { type Refusal, refusal } from '#shared/commands.ts';
import { findWrongEntryTime } from '#shared/decide/times.ts';
import type { EntryContent } from '#shared/entries.ts';
import type { SessionState } from '#shared/state.ts';
import { VITAL_KEYS } from '#shared/vocabulary.ts';
import { isEmptySet, toSet } from './entry-set.ts';
import { type Verdict, verdictOf } from './entry-verdict.ts';
import { measuredAt } from './measured-at.ts';
import { type ParsedEntry, parseEntry } from './parse-entry.ts';
import { type EntryIds, makeEntryIds, parseEntryIds, toRecordSet } from './record-set.ts';

/** What was filed, for the line that says what became of it and for the questions that follow. */
export interface Filed {
  sessionId: string;
  text: string;
  /** The reading; a set without one is known by its first score. */
  entryId: string;
  outcome: Exclude<SendOutcome, { state: 'refused' }>;
}

export interface Filing {
  state: SessionState | null;
  parsed: ParsedEntry;
  verdict: Verdict;
  preview: SetPreview | null;
  /** When the set was taken, as far as the typed time says it. */
  measured: ClockReading;
  timeZone: string;
  /** How often File was pressed on this text while something stood in the way: it is said aloud then. */
  tried: number;
  sending: boolean;
  refused: Refusal | null;
  lateReason: string;
  setLateReason: (reason: string) => void;
  /** Files the set unless something stands in the way. `rechecked`: the surprising values were looked at again. */
  file: (rechecked: boolean) => Promise<void>;
  /** The text has changed: what was said about the old one no longer holds. */
  reconsider: () => void;
}

/** Reads, judges and files one draft of one session. The draft is cleared only when it is recorded or kept. */
export function useFiling(
  sessionId: string,
  text: string,
  clearText: () => void,
  onFiled: (filed: Filed) => void,
): Filing {
  const { state } = useSessionFacts(sessionId);
  const timeZone = useLive((live) => state?.timeZone ?? live.clinic?.timeZone ?? 'UTC');
  const [keptIds, keepIds, clearIds] = useDraft(`entry-ids:${sessionId}`);
  const [lateReason, setLateReason, clearLateReason] = useDraft(`entry-late:${sessionId}`);
  const [tried, setTried] = useState(0);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const busy = useRef(false);
  const nowMs = useNow();
  const parsed = useMemo(() => parseEntry(text), [text]);
  const measured = measuredAt(parsed.time, nowMs, timeZone);
  const { preview, verdict } = judgeDraft(state, parsed, measured, lateReason, nowMs);

  function settle(ids: EntryIds, outcome: SendOutcome): void {
    if (outcome.state === 'refused' && !isRecordedAlready(state, ids, outcome.problem)) {
      setRefused(outcome.problem);
      return;
    }
    const { reading, scores } = toSet(parsed, nowMs);
    const entryId = reading === null && scores[0] ? ids[scores[0].scale] : ids.reading;
    clearText();
    clearIds();
    clearLateReason();
    reconsider();
    const done = outcome.state === 'refused' ? recordedBefore(state, ids) : outcome;
    onFiled({
      sessionId,
      text: text.trim(),
      entryId,
      outcome: done,
    });
  }

  async function file(rechecked: boolean): Promise<void> {
    if (busy.current) return;
    const { atMs } = measuredAt(parsed.time, serverNow(), timeZone);
    const mayFile = verdict.kind === 'fine' || verdict.kind === 'breaks' || verdict.kind === 'unjudged';
    setTried((times) => times + 1);
    if (atMs === null) return;
    const set = toSet(parsed, atMs);
    if (isEmptySet(set) || !(mayFile || (rechecked && verdict.kind === 'surprising'))) return;
    const ids = parseEntryIds(keptIds) ?? makeEntryIds();
    keepIds(JSON.stringify(ids));
    busy.current = true;
    setSending(true);
    setRefused(null);
    try {
      const asked = preview?.askFirst.map(({ key }) => key) ?? [...VITAL_KEYS, 'pulsePressure'];
      const command = toRecordSet(set, ids, rechecked ? asked : [], lateReason);
      settle(ids, await sendCommand(sessionId, command));
    } finally {
      busy.current = false;
      setSending(false);
    }
  }

  function reconsider(): void {
    setTried(0);
    setRefused(null);
  }

  return {
    state,
    parsed,
    verdict,
    preview,
    measured,
    timeZone,
    tried,
    sending,
    refused,
    lateReason,
    setLateReason,
    file,
    reconsider,
  };
}

function judgeDraft(
  state: SessionState | null,
  parsed: ParsedEntry,
  measured: ClockReading,
  lateReason: string,
  nowMs: number,
) {
  const set = toSet(parsed, measured.atMs ?? nowMs);
  const preview = state === null || isEmptySet(set) ? null : previewSet(state, set.reading, set.scores);
  const content = set.reading ?? set.scores[0];
  const why = lateReason.trim() === '' ? null : lateReason;
  return {
    preview,
    verdict: verdictOf(parsed, set, preview, wrongTime(state, content, measured, why, nowMs)),
  };
}

function wrongTime(
  state: SessionState | null,
  content: EntryContent | undefined,
  measured: ClockReading,
  lateReason: string | null,
  nowMs: number,
): Refusal | null {
  if (measured.atMs === null) return refusal('malformed', measured.sentence);
  return state && content ? findWrongEntryTime(state, content, lateReason, nowMs, '') : null;
}

/** The draft outlived its own filing (a reload, a lost answer): the record holds it, so it is done. */
function isRecordedAlready(state: SessionState | null, ids: EntryIds, problem: Refusal): boolean {
  return (
    problem.code === 'duplicateEntry' && Object.values(ids).some((id) => state?.entries[id] !== undefined)
  );
}

function recordedBefore(state: SessionState | null, ids: EntryIds): Filed['outcome'] {
  const entry = Object.values(ids)
    .map((id) => state?.entries[id])
    .find((found) => found !== undefined);
  return { state: 'recorded', seq: entry?.seq ?? 0, atMs: entry?.recordedAtMs ?? serverNow() };
}
