import { forgetIndex, insertInOrder, insertReading } from './clinical/reading-index.ts';
import type { EntryContent, Source } from './entries.ts';
import type { Recorded } from './events.ts';
import type { SessionState, Standing } from './state.ts';
import { unreachable } from './vocabulary.ts';

/** Keeps `entries` and the lists of standing facts. Lists stay in clinical order: `takenAtMs`, then recorded order. */

function standAmong(state: SessionState, item: Standing<EntryContent>): void {
  const { content } = item;
  switch (content.kind) {
    case 'reading':
      insertReading(state.readings, { ...item, content });
      return;
    case 'score':
      insertInOrder(state.scores, { ...item, content });
      return;
    case 'dose':
      insertInOrder(state.doses, { ...item, content });
      return;
    case 'infusion':
      insertInOrder(state.infusion, { ...item, content });
      return;
    case 'lozengeEnd':
      insertInOrder(state.lozengeEnds, { ...item, content });
      return;
    case 'weight':
      insertInOrder(state.weights, { ...item, content });
      return;
    case 'waste':
      insertInOrder(state.waste, { ...item, content });
      return;
    case 'medicine':
      insertInOrder(state.medicines, { ...item, content });
      return;
    case 'homeMedicine':
      insertInOrder(state.homeMedicines, { ...item, content });
      return;
    case 'seriousEvent':
      insertInOrder(state.seriousEvents, { ...item, content });
      return;
    case 'symptom':
      insertInOrder(state.symptoms, { ...item, content });
      return;
    case 'note':
      insertInOrder(state.notes, { ...item, content });
      return;
    default:
      unreachable(content);
  }
}

function standNoMore(state: SessionState, entryId: string): void {
  forgetIndex(state.readings);
  const { readings, scores, doses, infusion, lozengeEnds, weights, waste } = state;
  const { medicines, homeMedicines, symptoms, seriousEvents, notes } = state;
  const given = [doses, infusion, lozengeEnds, weights, waste, medicines, homeMedicines];
  for (const list of [readings, scores, ...given, symptoms, seriousEvents, notes]) {
    const index = list.findIndex((item) => item.entryId === entryId);
    if (index >= 0) list.splice(index, 1);
  }
}

export interface NewEntry {
  entryId: string;
  content: EntryContent;
  source: Source;
  needsReview: boolean;
  lateReason: string | null;
  movedFromSessionId: string | null;
}

export function addEntry(state: SessionState, recorded: Recorded, entry: NewEntry): Standing<EntryContent> {
  const { entryId, content, source, needsReview } = entry;
  const { seq, recordedAtMs, actor } = recorded;
  state.entries[entryId] = {
    entryId,
    seq,
    recordedAtMs,
    by: actor,
    source,
    versions: [{ content, atMs: recordedAtMs, by: actor, reason: null }],
    needsReview,
    reviewed: null,
    withdrawn: null,
    lateReason: entry.lateReason,
    movedFromSessionId: entry.movedFromSessionId,
  };
  const item = { entryId, seq, recordedAtMs, takenAtMs: content.takenAtMs, source, needsReview, content };
  standAmong(state, item);
  return item;
}

/** The new version counts from now on; the old ones stay readable. */
export function correctEntry(
  state: SessionState,
  recorded: Recorded,
  entryId: string,
  content: EntryContent,
  reason: string,
): void {
  const entry = state.entries[entryId];
  if (!entry) throw new Error(`correction of an unknown entry ${entryId}`);
  entry.versions.push({ content, atMs: recorded.recordedAtMs, by: recorded.actor, reason });
  entry.needsReview = false;
  standNoMore(state, entryId);
  if (entry.withdrawn) return;
  const { seq, recordedAtMs, source } = entry;
  standAmong(state, {
    entryId,
    seq,
    recordedAtMs,
    takenAtMs: content.takenAtMs,
    source,
    needsReview: false,
    content,
  });
}

export function withdrawEntry(
  state: SessionState,
  recorded: Recorded,
  entryId: string,
  reason: string,
  movedToSessionId: string | null,
): void {
  const entry = state.entries[entryId];
  if (!entry) throw new Error(`withdrawal of an unknown entry ${entryId}`);
  entry.withdrawn = { atMs: recorded.recordedAtMs, by: recorded.actor, reason, movedToSessionId };
  standNoMore(state, entryId);
}

export function reviewEntry(state: SessionState, recorded: Recorded, entryId: string): void {
  const entry = state.entries[entryId];
  if (!entry) throw new Error(`review of an unknown entry ${entryId}`);
  entry.needsReview = false;
  entry.reviewed = { atMs: recorded.recordedAtMs, by: recorded.actor };
  for (const list of [state.readings, state.scores]) {
    const item = list.find((candidate) => candidate.entryId === entryId);
    if (item) item.needsReview = false;
  }
}
