import * as z from 'zod/mini';
import { newId } from '#client/connection/ids.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { EntrySet } from './entry-set.ts';

/**
 * Ids of what a draft will become, made once per draft and kept beside it: filing the same draft again, after a refusal
 * or a reload, is the same set and never a second one.
 */
const entryIdsSchema = z.strictObject({
  reading: z.uuid(),
  moaas: z.uuid(),
  dissociation: z.uuid(),
  nausea: z.uuid(),
});
export type EntryIds = z.infer<typeof entryIdsSchema>;

export function makeEntryIds(): EntryIds {
  return { reading: newId(), moaas: newId(), dissociation: newId(), nausea: newId() };
}

/** The ids as kept; null when none are, or an older program wrote them. */
export function parseEntryIds(kept: string): EntryIds | null {
  if (kept === '') return null;
  const parsed = entryIdsSchema.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
}

export type RecordSet = Extract<SessionCommand, { type: 'RecordSet' }>;

/** The command that files the set. `rechecked` names the surprising values a person has looked at again. */
export function toRecordSet(
  set: EntrySet,
  ids: EntryIds,
  rechecked: string[],
  lateReason: string,
): RecordSet {
  return {
    type: 'RecordSet',
    body: {
      reading: set.reading && { entryId: ids.reading, content: set.reading },
      scores: set.scores.map((content) => ({ entryId: ids[content.scale], content })),
      rechecked,
      lateReason: lateReason.trim() === '' ? null : lateReason.trim(),
    },
  };
}
