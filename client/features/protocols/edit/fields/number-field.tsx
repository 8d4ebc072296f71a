import { valueAt } from '#shared/protocols/editing/json-pointer.ts';
import type { EditableField } from '#shared/wire/protocols.ts';
import { typeNumber } from '../edit-draft.ts';
import { writeNumber } from '../typed-number.ts';
import { ShippedMark } from './field-notes.tsx';
import type { FieldProps } from './field-props.ts';
import { NumberInput } from './number-input.tsx';

/** One number, with its unit and the shipped one. */
export function NumberField({
  field,
  editor: { draft, put },
  findings,
}: FieldProps<Extract<EditableField, { kind: 'number' }>>) {
  const { pointer, label, unit, factor, mayBeOff, shipped } = field;
  const value = valueAt(draft.document, pointer) as number | null;
  const text = draft.typed[pointer] ?? writeNumber(value, field);
  const shippedText = shipped === null ? 'off' : unit === null ? String(shipped) : `${shipped} ${unit}`;
  return (
    <NumberInput
      pointer={pointer}
      label={label}
      unit={unit}
      text={text}
      findings={findings}
      onType={(typed) => put(typeNumber(draft, pointer, typed, field))}
      mark={
        <ShippedMark
          shipped={mayBeOff ? `${shippedText} · empty: off` : shippedText}
          differs={value !== (shipped === null ? null : shipped * factor)}
          unsaved={value !== valueAt(draft.base, pointer) || pointer in draft.typed}
        />
      }
    />
  );
}
