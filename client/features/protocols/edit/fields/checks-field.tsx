import { useRef } from 'react';
import { Act } from '#client/ui/act.tsx';
import type { ScheduledCheck } from '#shared/protocols/schedule.ts';
import type { EditableField } from '#shared/wire/protocols.ts';
import { inOrderOfTime, isInOrder, withNewCheck } from '../check-rows.ts';
import { changeList } from '../edit-draft.ts';
import styles from '../editor.module.css';
import { isSame } from '../is-same.ts';
import { withoutRow } from '../line-rows.ts';
import { checksAt } from '../number-places.ts';
import { placeId } from '../places.ts';
import { CheckRow } from './check-row.tsx';
import { FieldNotes, ShippedMark } from './field-notes.tsx';
import type { ListProps } from './field-props.ts';
import { useFocusLater } from './use-focus-later.ts';

/** A schedule: each check with its time, its window and what it measures. */
export function ChecksField({
  field,
  editor,
  findings,
  lines,
}: ListProps<Extract<EditableField, { kind: 'checks' }>>) {
  const { pointer, label, most, shipped } = field;
  const { draft, put } = editor;
  const checks = checksAt(draft.document, pointer);
  const addButton = useRef<HTMLButtonElement>(null);
  const focusLater = useFocusLater();
  const putAll = (next: readonly ScheduledCheck[]) => put(changeList(draft, pointer, next));
  const own = findings.filter((finding) => finding.pointer === pointer);
  return (
    <fieldset className={styles.list} id={placeId(pointer)} tabIndex={-1}>
      <legend>{label}</legend>
      <p>
        <ShippedMark
          shipped={shipped.length === 0 ? 'none' : shipped.map((check) => check.label).join(', ')}
          differs={!isSame(checks, shipped)}
          unsaved={!isSame(checks, checksAt(draft.base, pointer))}
        />
        <FieldNotes findings={own} />
      </p>
      <ol>
        {checks.map((check, at) => (
          <CheckRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a check takes another id with every digit of its time
            key={at}
            pointer={`${pointer}/${at}`}
            check={check}
            measures={field.measures}
            editor={editor}
            findings={findings.filter((one) => one.pointer.startsWith(`${pointer}/${at}/`))}
            sentence={lines.find(({ pointers }) => pointers.includes(`${pointer}/${at}`))?.sentence ?? ''}
            onRemove={() => {
              putAll(withoutRow(checks, at));
              addButton.current?.focus();
            }}
          />
        ))}
      </ol>
      <div className={styles.listActs}>
        <Act
          ref={addButton}
          blockedBy={checks.length >= most ? `${most} checks can be` : null}
          onClick={() => {
            putAll(withNewCheck(checks, field));
            focusLater(`${pointer}/${checks.length}/atMin`);
          }}
        >
          Add a check<span className="visually-hidden"> to {label}</span>
        </Act>
        {!isInOrder(checks) && <Act onClick={() => putAll(inOrderOfTime(checks))}>Put in order of time</Act>}
      </div>
    </fieldset>
  );
}
