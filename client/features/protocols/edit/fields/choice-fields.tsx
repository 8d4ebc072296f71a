import { Checkbox, Radio } from '@mantine/core';
import choices from '#client/ui/act-form/act-form.module.css';
import { valueAt } from '#shared/protocols/editing/json-pointer.ts';
import type { EditableField } from '#shared/wire/protocols.ts';
import { change } from '../edit-draft.ts';
import { placeId } from '../places.ts';
import { FieldNotes, ShippedMark } from './field-notes.tsx';
import type { FieldProps } from './field-props.ts';

const BOX = { root: choices.choice, body: choices.choiceBody, labelWrapper: choices.choiceLabel };

interface Option {
  value: string;
  label: string;
}

interface OneOfProps {
  pointer: string;
  label: string;
  options: readonly Option[];
  value: string;
  shipped: string;
  unsaved: boolean;
  findings: FieldProps<EditableField>['findings'];
  onChoose: (value: string) => void;
}

function OneOf({ pointer, label, options, value, shipped, unsaved, findings, onChoose }: OneOfProps) {
  return (
    <Radio.Group
      id={placeId(pointer)}
      tabIndex={-1}
      label={label}
      value={value}
      onChange={onChoose}
      inputWrapperOrder={['label', 'input', 'description']}
      descriptionProps={{ component: 'div' }}
      description={
        <>
          <ShippedMark
            shipped={options.find((one) => one.value === shipped)?.label ?? shipped}
            differs={value !== shipped}
            unsaved={unsaved}
          />
          <FieldNotes findings={findings} />
        </>
      }
    >
      <div className={choices.choices}>
        {options.map((option) => (
          <Radio key={option.value} size="sm" value={option.value} label={option.label} classNames={BOX} />
        ))}
      </div>
    </Radio.Group>
  );
}

export function ChoiceField({
  field,
  editor: { draft, put },
  findings,
}: FieldProps<Extract<EditableField, { kind: 'choice' }>>) {
  const { pointer, label, options, shipped } = field;
  const value = String(valueAt(draft.document, pointer));
  return (
    <OneOf
      {...{ pointer, label, options, value, shipped, findings }}
      unsaved={value !== valueAt(draft.base, pointer)}
      onChoose={(next) => put(change(draft, pointer, next))}
    />
  );
}

const YES_NO: readonly Option[] = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
];
const yesNo = (value: unknown) => (value === true ? 'yes' : 'no');

export function YesNoField({
  field: { pointer, label, shipped },
  editor: { draft, put },
  findings,
}: FieldProps<Extract<EditableField, { kind: 'yesNo' }>>) {
  const value = valueAt(draft.document, pointer);
  return (
    <OneOf
      {...{ pointer, label, findings }}
      options={YES_NO}
      value={yesNo(value)}
      shipped={yesNo(shipped)}
      unsaved={value !== valueAt(draft.base, pointer)}
      onChoose={(next) => put(change(draft, pointer, next === 'yes'))}
    />
  );
}

/** Doses in whole devices: each that may be planned is ticked. */
export function AmountsField({
  field: { pointer, label, stepMg, maxMg, shipped },
  editor: { draft, put },
  findings,
}: FieldProps<Extract<EditableField, { kind: 'amounts' }>>) {
  const amounts = (valueAt(draft.document, pointer) ?? []) as number[];
  const saved = valueAt(draft.base, pointer) as number[];
  const possible = Array.from({ length: Math.floor(maxMg / stepMg) }, (_, nth) => (nth + 1) * stepMg);
  const offered = [...new Set([...possible, ...amounts])].toSorted((a, b) => a - b);
  return (
    <Checkbox.Group
      id={placeId(pointer)}
      tabIndex={-1}
      label={label}
      value={amounts.map(String)}
      onChange={(ticked) =>
        put(
          change(
            draft,
            pointer,
            offered.filter((mg) => ticked.includes(String(mg))),
          ),
        )
      }
      inputWrapperOrder={['label', 'input', 'description']}
      descriptionProps={{ component: 'div' }}
      description={
        <>
          <ShippedMark
            shipped={`${shipped.join(', ')} mg`}
            differs={String(amounts) !== String(shipped)}
            unsaved={String(amounts) !== String(saved)}
          />
          <FieldNotes findings={findings} />
        </>
      }
    >
      <div className={choices.choices}>
        {offered.map((mg) => (
          <Checkbox key={mg} size="sm" value={String(mg)} label={`${mg} mg`} classNames={BOX} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
