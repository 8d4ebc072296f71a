import { Checkbox } from '@mantine/core';
import { Act } from '#client/ui/act.tsx';
import choices from '#client/ui/act-form/act-form.module.css';
import { isolated } from '#client/ui/isolated.ts';
import type { ScheduledCheck } from '#shared/protocols/schedule.ts';
import type { EditableField, Finding } from '#shared/wire/protocols.ts';
import { retime, withMeasure } from '../check-rows.ts';
import { change, typeNumber } from '../edit-draft.ts';
import styles from '../editor.module.css';
import { CHECK_NUMBERS } from '../number-places.ts';
import { placeId } from '../places.ts';
import type { Editor } from '../use-editor.ts';
import { FieldNotes } from './field-notes.tsx';
import { NumberInput } from './number-input.tsx';

interface Props {
  pointer: string;
  check: ScheduledCheck;
  measures: Extract<EditableField, { kind: 'checks' }>['measures'];
  editor: Editor;
  findings: readonly Finding[];
  /** The check in words, as it stands now. */
  sentence: string;
  onRemove: () => void;
}

type NumberKey = keyof typeof CHECK_NUMBERS;
const PLAIN = { factor: 1, mayBeOff: false };
const SHORT: Record<NumberKey, string> = { atMin: 'At T+', windowFromMin: 'From', windowToMin: 'Before' };

/** One check of a schedule. Moved in time, it takes its window along. */
export function CheckRow({ pointer, check, measures, editor, findings, sentence, onRemove }: Props) {
  const { draft, put } = editor;
  const at = (key: string) => findings.filter((one) => one.pointer === `${pointer}/${key}`);
  const notesId = placeId(`${pointer}/notes`);
  const number = (key: NumberKey) => {
    const place = `${pointer}/${key}`;
    return (
      <NumberInput
        pointer={place}
        label={
          <>
            {SHORT[key]}
            <span className="visually-hidden">
              {' '}
              check {check.label}, {CHECK_NUMBERS[key]}
            </span>
          </>
        }
        text={draft.typed[place] ?? String(check[key])}
        findings={at(key)}
        notesId={notesId}
        onType={(text) =>
          put(
            typeNumber(draft, place, text, PLAIN, (value) =>
              change(
                draft,
                pointer,
                key === 'atMin' ? retime(check, value ?? 0) : { ...check, [key]: value ?? 0 },
              ),
            ),
          )
        }
      />
    );
  };
  return (
    <li className={styles.row} id={placeId(pointer)} tabIndex={-1}>
      <div className={styles.times}>
        {number('atMin')}
        {number('windowFromMin')}
        {number('windowToMin')}
      </div>
      <fieldset className={styles.needs} id={placeId(`${pointer}/needs`)} tabIndex={-1}>
        <legend className="visually-hidden">What check {check.label} measures</legend>
        {measures.map(({ measure, label }) => (
          <Checkbox
            key={measure}
            size="sm"
            label={label}
            checked={check.needs.includes(measure)}
            onChange={({ currentTarget }) =>
              put(change(draft, pointer, withMeasure(check, measure, currentTarget.checked)))
            }
            classNames={{ root: choices.choice, body: choices.choiceBody, labelWrapper: choices.choiceLabel }}
          />
        ))}
      </fieldset>
      <p className={styles.says} aria-live="polite">
        {isolated(sentence)}
      </p>
      <div id={notesId} className={styles.rowNotes}>
        <FieldNotes findings={findings} />
      </div>
      <Act onClick={onRemove}>
        Remove<span className="visually-hidden"> check {check.label}</span>
      </Act>
    </li>
  );
}
