import type { DescribedSection, EditableField, Finding } from '#shared/wire/protocols.ts';
import type { Editor } from '../use-editor.ts';

/** What every field of the form is given. */
export interface FieldProps<F extends EditableField> {
  field: F;
  editor: Editor;
  /** At this field, and in the rows of its list. */
  findings: readonly Finding[];
}

/** What a list is given besides: the sentences that stand beside its rows. */
export interface ListProps<F extends EditableField> extends FieldProps<F> {
  lines: DescribedSection['lines'];
}
