import { valueAt } from '#shared/protocols/editing/json-pointer.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { EditableField } from '#shared/wire/protocols.ts';
import type { EditDraft } from './edit-draft.ts';
import { isSame } from './is-same.ts';
import { setAt } from './set-at.ts';

/** What a colleague saved while somebody else was editing. */
export interface Theirs {
  editSeq: number;
  document: Protocol;
}

/** Fields that both changed since the same beginning, and not to the same. */
export function clashes(mine: EditDraft, theirs: Theirs, fields: readonly EditableField[]): EditableField[] {
  return fields.filter(({ pointer }) => {
    const before = valueAt(mine.base, pointer);
    const [own, other] = [valueAt(mine.document, pointer), valueAt(theirs.document, pointer)];
    return !isSame(own, before) && !isSame(other, before) && !isSame(own, other);
  });
}

/** My changes put onto what a colleague saved. Where both changed a field, or a list, mine stands. */
export function ontoTheirs(
  mine: EditDraft,
  { editSeq, document }: Theirs,
  fields: readonly EditableField[],
): EditDraft {
  const merged = fields.reduce((so, { pointer }) => {
    const own = valueAt(mine.document, pointer);
    return isSame(own, valueAt(mine.base, pointer)) ? so : setAt(so, pointer, own);
  }, document);
  return { ...mine, editSeq, base: document, document: merged };
}
