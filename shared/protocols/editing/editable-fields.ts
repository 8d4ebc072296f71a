import { MEASURES, type Measure } from '../../vocabulary.ts';
import type { Protocol } from '../protocol.ts';
import type { ScheduledCheck } from '../schedule.ts';
import type {
  AmountsField,
  ChecksField,
  ChoiceField,
  Field,
  LineField,
  LinesField,
  NumberField,
  YesNoField,
} from './fields/field.ts';
import { fieldsOf } from './fields.ts';
import { valueAt } from './json-pointer.ts';
import { shippedLike } from './shipped-like.ts';
import { asTyped, MEASURE_WORDS } from './words.ts';

type Line = Protocol['checklist'][number] & { source?: string; kind?: string };

/** What a form needs of a field, with the shipped value beside it. */
export type EditableField =
  | (Omit<NumberField, 'laxer'> & { shipped: number | null })
  | (Omit<YesNoField, 'laxer'> & { shipped: boolean })
  | (ChoiceField & { shipped: string })
  | LineField
  | (ChecksField & { measures: { measure: Measure; label: string }[]; shipped: ScheduledCheck[] })
  | (LinesField & { shipped: Line[] })
  | (AmountsField & { shipped: number[] });

const MEASURES_NAMED = MEASURES.map((measure) => ({ measure, label: MEASURE_WORDS[measure] }));

/**
 * What a form may edit of this protocol, in its order: the bounds that `checkProtocol` holds it to, as a person types
 * them, and the shipped value of the same form of dose. A limit may be switched off only where that is not `wrong`.
 */
export function editableFields(protocol: Protocol): EditableField[] {
  const shipped = shippedLike(protocol.dosing.form);
  return fieldsOf(protocol).map((field) => editable(field, shippedValue(field, protocol, shipped)));
}

/** What risks add is matched by risk: two documents need not list them alike. */
function shippedValue({ pointer, section }: Field, protocol: Protocol, shipped: Protocol): unknown {
  if (section !== 'risks') return valueAt(shipped, pointer);
  const [, , index, part] = pointer.split('/');
  const risk = protocol.modifiers[Number(index)]?.risk;
  const modifier = shipped.modifiers.find((one) => one.risk === risk);
  return modifier === undefined ? [] : valueAt(modifier, `/${part}`);
}

function editable(field: Field, shipped: unknown): EditableField {
  switch (field.kind) {
    case 'number': {
      const { laxer: _, ...rest } = field;
      const value = typeof shipped === 'number' ? asTyped(field, shipped) : null;
      const mayBeOff = field.mayBeOff && (value === null || !field.pointer.endsWith('/critical'));
      return { ...rest, mayBeOff, shipped: value };
    }
    case 'yesNo': {
      const { laxer: _, ...rest } = field;
      return { ...rest, shipped: shipped === true };
    }
    case 'choice':
      return { ...field, shipped: String(shipped) };
    case 'line':
      return field;
    case 'checks':
      return { ...field, measures: MEASURES_NAMED, shipped: shipped as ScheduledCheck[] };
    case 'lines':
      return { ...field, shipped: shipped as Line[] };
    case 'amounts':
      return { ...field, shipped: shipped as number[] };
  }
}
