import { useRef } from 'react';
import { Act } from '#client/ui/act.tsx';
import { valueAt } from '#shared/protocols/editing/json-pointer.ts';
import { changeList } from '../edit-draft.ts';
import styles from '../editor.module.css';
import { isSame } from '../is-same.ts';
import { type AskedLine, type LinesField as Field, withNewLine, withoutRow, withRow } from '../line-rows.ts';
import { placeId } from '../places.ts';
import { AskedParts } from './asked-parts.tsx';
import { FieldNotes, ShippedMark } from './field-notes.tsx';
import type { FieldProps } from './field-props.ts';
import { useFocusLater } from './use-focus-later.ts';

/** What is asked before the dose, line by line: added, reworded, taken out. */
export function LinesField({ field, editor: { draft, put }, findings }: FieldProps<Field>) {
  const { pointer, label, most, parts, shipped } = field;
  const linesOf = (document: unknown) => (valueAt(document, pointer) ?? []) as AskedLine[];
  const lines = linesOf(draft.document);
  const before = linesOf(draft.base);
  const addButton = useRef<HTMLButtonElement>(null);
  const focusLater = useFocusLater();
  const putAll = (next: readonly AskedLine[]) => put(changeList(draft, pointer, next));
  const taken = [...before, ...shipped].map(({ item }) => item);
  return (
    <fieldset className={styles.list} id={placeId(pointer)} tabIndex={-1}>
      <legend>{label}</legend>
      <p>
        <ShippedMark
          shipped={shipped.length === 0 ? 'none' : `${shipped.length} lines`}
          differs={!isSame(lines, shipped)}
          unsaved={!isSame(lines, before)}
        />
        <FieldNotes findings={findings.filter((one) => one.pointer === pointer)} />
      </p>
      <ol>
        {lines.map((line, at) => (
          <li key={line.item} className={styles.asked} id={placeId(`${pointer}/${at}`)} tabIndex={-1}>
            <AskedParts
              field={field}
              line={line}
              nth={at}
              findings={findings}
              onChange={(next) => putAll(withRow(lines, at, next))}
            />
            <FieldNotes findings={findings.filter((one) => one.pointer === `${pointer}/${at}/item`)} />
            <Act
              onClick={() => {
                putAll(withoutRow(lines, at));
                addButton.current?.focus();
              }}
            >
              Remove
              <span className="visually-hidden"> {line.label === '' ? `line ${at + 1}` : line.label}</span>
            </Act>
          </li>
        ))}
      </ol>
      <div className={styles.listActs}>
        <Act
          ref={addButton}
          blockedBy={lines.length >= most ? `${most} lines can be` : null}
          onClick={() => {
            putAll(withNewLine(lines, parts, taken));
            focusLater(`${pointer}/${lines.length}/label`);
          }}
        >
          Add a line<span className="visually-hidden"> to {label}</span>
        </Act>
      </div>
    </fieldset>
  );
}
