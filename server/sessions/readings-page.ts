import type { ReadingContent } from '#shared/entries.ts';
import type { Entry, SessionState } from '#shared/state.ts';
import type { ReadingRow, ReadingsPage } from '#shared/wire/sessions.ts';

/** Readings recorded after position `after`, oldest first. `next` is the position to go on from; null at the end. */
export function readingsPage(state: SessionState, after: number, limit: number): ReadingsPage {
  const entries = Object.values(state.entries)
    .filter((entry) => entry.seq > after && standing(entry) !== null)
    .sort((a, b) => a.seq - b.seq);
  const page = entries.slice(0, limit);
  return {
    readings: page.map(describe),
    next: entries.length > page.length ? (page.at(-1)?.seq ?? null) : null,
  };
}

function describe(entry: Entry): ReadingRow {
  const content = standing(entry) as ReadingContent;
  return {
    readingId: entry.entryId,
    seq: entry.seq,
    takenAt: new Date(content.takenAtMs).toISOString(),
    takenAtMs: content.takenAtMs,
    recordedAt: new Date(entry.recordedAtMs).toISOString(),
    recordedAtMs: entry.recordedAtMs,
    source: entry.source,
    by: entry.by,
    ...content.vitals,
    failed: content.failed,
    quality: content.quality,
    method: content.method,
    needsReview: entry.needsReview,
    reviewed: entry.reviewed,
    withdrawn: entry.withdrawn,
    lateReason: entry.lateReason,
    movedFromSessionId: entry.movedFromSessionId,
    versions: entry.versions,
  };
}

/** The version that counts; null for entries that are not readings. */
function standing(entry: Entry): ReadingContent | null {
  const content = entry.versions.at(-1)?.content;
  return content?.kind === 'reading' ? content : null;
}
