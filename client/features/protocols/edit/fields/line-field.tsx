import { Textarea } from '@mantine/core';
import { valueAt } from '#shared/protocols/editing/json-pointer.ts';
import type { EditableField } from '#shared/wire/protocols.ts';
import { change } from '../edit-draft.ts';
import styles from '../editor.module.css';
import { placeId } from '../places.ts';
import { FieldNotes } from './field-notes.tsx';
import type { FieldProps } from './field-props.ts';

/** Words in one line; where they may be none, empty is none. */
export function LineField({
  field: { pointer, label, longest, mayBeOff },
  editor: { draft, put },
  findings,
}: FieldProps<Extract<EditableField, { kind: 'line' }>>) {
  const value = valueAt(draft.document, pointer) as string | null;
  const text = value ?? '';
  return (
    <Textarea
      className={styles.wide ?? ''}
      id={placeId(pointer)}
      label={mayBeOff ? `${label} (empty: nothing)` : label}
      autosize
      minRows={1}
      value={text}
      error={findings.some(({ level }) => level === 'wrong')}
      inputWrapperOrder={['label', 'input', 'description']}
      descriptionProps={{ component: 'div' }}
      description={
        <>
          <span className={styles.shipped}>
            {text.length} of {longest} characters
            {value !== valueAt(draft.base, pointer) && <b> · not saved</b>}
          </span>
          <FieldNotes findings={findings} />
        </>
      }
      onChange={({ currentTarget }) => {
        const words = oneLine(currentTarget.value);
        put(change(draft, pointer, mayBeOff && words.trim() === '' ? null : words));
      }}
    />
  );
}

/** A box that grows with its words takes line ends too; the document does not. */
function oneLine(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ');
}
