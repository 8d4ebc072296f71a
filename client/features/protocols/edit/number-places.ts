import { valueAt } from '#shared/protocols/editing/json-pointer.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { ScheduledCheck } from '#shared/protocols/schedule.ts';
import type { EditableField } from '#shared/wire/protocols.ts';
import type { Written } from './typed-number.ts';

/** Something in which a person types a number. */
export interface NumberPlace extends Written {
  pointer: string;
  label: string;
}

/** Numbers of a check, and what they are called beside it. */
export const CHECK_NUMBERS = {
  atMin: 'minutes after the dose',
  windowFromMin: 'window opens at',
  windowToMin: 'window closes before',
} as const;

/** Everything in which a person types a number, the rows of lists among it. */
export function numberPlaces(fields: readonly EditableField[], document: Protocol): NumberPlace[] {
  return fields.flatMap((field): NumberPlace[] => {
    if (field.kind === 'number') return [field];
    if (field.kind !== 'checks') return [];
    return checksAt(document, field.pointer).flatMap((check, at) =>
      Object.entries(CHECK_NUMBERS).map(([key, words]) => ({
        pointer: `${field.pointer}/${at}/${key}`,
        label: `Check ${check.label}, ${words}`,
        factor: 1,
        mayBeOff: false,
      })),
    );
  });
}

export function checksAt(document: Protocol, pointer: string): ScheduledCheck[] {
  return (valueAt(document, pointer) ?? []) as ScheduledCheck[];
}
