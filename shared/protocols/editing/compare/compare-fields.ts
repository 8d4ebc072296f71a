import type { Protocol } from '../../protocol.ts';
import type { Field } from '../fields/field.ts';
import { fieldsOf } from '../fields.ts';
import { FIXED_FIELDS } from '../fixed-fields.ts';
import { valueAt } from '../json-pointer.ts';
import { shown } from '../words.ts';
import type { Change } from './change.ts';

/** Differences of single fields; lists are compared by themselves. */
export function compareFields(before: Protocol, after: Protocol): Change[] {
  const fixed = FIXED_FIELDS.flatMap(([pointer, section, label]) => {
    const [old, now] = [before, after].map((document) => textOf(valueAt(document, pointer)));
    return old === now ? [] : [{ section, pointer, label, before: old ?? null, after: now ?? null }];
  });
  const fields = new Map([...fieldsOf(before), ...fieldsOf(after)].map((field) => [field.pointer, field]));
  const edited = [...fields.values()].flatMap((field) => {
    if (field.section === 'risks') return [];
    const { section, pointer, label } = field;
    const [old, now] = [before, after].map((document) => fieldText(field, valueAt(document, pointer)));
    return old === now ? [] : [{ section, pointer, label, before: old ?? null, after: now ?? null }];
  });
  return [...fixed, ...edited, ...compareDoseNotes(before, after)];
}

/** Whom a text offers a dose to is the text's to say: it is not edited here, but another document may say it otherwise. */
function compareDoseNotes(before: Protocol, after: Protocol): Change[] {
  const [old, now] = [before, after].map(({ dosing }) =>
    dosing.form === 'devices' && dosing.doseNotes !== undefined
      ? dosing.doseNotes.map(({ mg, fromYears, source }) => `${mg} mg from ${fromYears} years (${source})`)
      : null,
  );
  const [was, is] = [old?.join('; ') ?? null, now?.join('; ') ?? null];
  if (was === is) return [];
  const label = 'Doses offered to some';
  return [{ section: 'dosing', pointer: '/dosing/doseNotes', label, before: was, after: is }];
}

function textOf(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}

/** A value as a person reads it; null where there is none in this document, and for lists. */
function fieldText(field: Field, value: unknown): string | null {
  switch (field.kind) {
    case 'number':
      if (value === null) return 'off';
      return typeof value === 'number' ? shown(field, value) : null;
    case 'yesNo':
      return value === undefined ? null : value ? 'yes' : 'no';
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? textOf(value);
    case 'line':
      return textOf(value);
    case 'amounts':
      return Array.isArray(value) ? `${value.join(', ')} mg` : null;
    case 'checks':
    case 'lines':
      return null;
  }
}
