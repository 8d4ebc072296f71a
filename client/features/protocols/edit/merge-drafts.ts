import { valueAt } from '#shared/protocols/editing/json-pointer.ts';
import type { EditableField } from '#shared/wire/protocols.ts';
import type { EditDraft, Saved } from './edit-draft.ts';
import { isSame } from './is-same.ts';
import { setAt } from './set-at.ts';

/** Fields that both changed since the same beginning, and not to the same. */
export function clashes(mine: EditDraft, theirs: Saved, fields: readonly EditableField[]): EditableField[] {
  return fields.filter(({ pointer }) => {
    const before = valueAt(mine.base, pointer);
    const [own, other] = [valueAt(mine.document, pointer), valueAt(theirs.document, pointer)];
    return !isSame(own, before) && !isSame(other, before) && !isSame(own, other);
  });
}

/** My changes put onto what a colleague saved. Where both changed a field, or a list, mine stands. */
export function ontoTheirs(mine: EditDraft, theirs: Saved, fields: readonly EditableField[]): EditDraft {
  const base = theirs.document;
  const document = fields.reduce((so, { pointer }) => {
    const own = valueAt(mine.document, pointer);
    return isSame(own, valueAt(mine.base, pointer)) ? so : setAt(so, pointer, own);
  }, base);
  const baseNote = theirs.draft?.note ?? '';
  const note = mine.note === mine.baseNote ? baseNote : mine.note;
  return { ...mine, editSeq: theirs.editSeq, base, document, baseNote, note };
}

/** What is left to save once `sent` is: what was typed while it was on its way. */
export function afterSaving(
  now: EditDraft,
  sent: EditDraft,
  saved: Saved,
  fields: readonly EditableField[],
): EditDraft {
  return ontoTheirs({ ...now, base: sent.document, baseNote: sent.note }, saved, fields);
}
