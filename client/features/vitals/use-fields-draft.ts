import { useEffect } from 'react';
import * as z from 'zod/mini';
import { carryBegun, useDraft } from '#client/store/drafts.ts';
import { type EntryFields, FIELD_KEYS, fieldsFromEntry, noFields, timeWord } from './entry-fields.ts';
import { parseEntry } from './parse-entry.ts';

const draftSchema = z.object({
  fields: z.record(z.enum(FIELD_KEYS), z.string()),
  time: z.string(),
});

export interface FieldsDraft {
  fields: EntryFields;
  /** The measured time as quick entry writes it; empty: taken now. */
  time: string;
}

const NOTHING: FieldsDraft = { fields: noFields(), time: '' };

/**
 * The boxes of one session as a draft. Opened while the dock holds a half-typed set, they take it over, so that the
 * same set is never in two places.
 */
export function useFieldsDraft(sessionId: string): [FieldsDraft, (draft: FieldsDraft) => void, () => void] {
  const [kept, keep, clear] = useDraft(`entry-fields:${sessionId}`);
  const [dockText, , clearDock] = useDraft(`entry:${sessionId}`);
  useEffect(() => {
    if (kept !== '' || dockText.trim() === '') return;
    const parsed = parseEntry(dockText);
    if (parsed.problems.length > 0) return;
    keep(JSON.stringify({ fields: fieldsFromEntry(parsed), time: timeWord(dockText) }));
    carryBegun(`entry:${sessionId}`, `entry-fields:${sessionId}`);
    clearDock();
  }, [sessionId, kept, dockText, keep, clearDock]);
  return [readDraft(kept), (draft) => keep(JSON.stringify(draft)), clear];
}

function readDraft(kept: string): FieldsDraft {
  if (kept === '') return NOTHING;
  const parsed = draftSchema.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : NOTHING;
}
