import type { Field } from '#client/ui/act-form/act-form.ts';

export const TIME_NOW = 'Empty means now.';

/** Asked of every fact: the server needs it when the time lies well back. */
export const LATE_REASON: Field = {
  kind: 'text',
  name: 'late',
  label: 'Why it is entered late',
  hint: 'Only when it happened more than a quarter of an hour ago.',
};
