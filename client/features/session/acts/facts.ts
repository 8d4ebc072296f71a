import { given, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import type { MedicineContent } from '#shared/entries.ts';
import { PURPOSE_WORDS } from '../words.ts';
import { LATE_REASON, TIME_NOW } from './common-fields.ts';

function options<T extends string>(words: Record<T, string>, keys = Object.keys(words) as T[]) {
  return keys.map((value) => ({ value, label: words[value] }));
}

export const giveMedicine: ActBuilder = () => ({
  key: 'medicine',
  title: 'Medicine given',
  fields: [
    {
      kind: 'choice',
      name: 'purpose',
      label: 'What for',
      options: options(PURPOSE_WORDS),
      required: true,
    },
    { kind: 'text', name: 'name', label: 'Medicine', required: true },
    { kind: 'text', name: 'amount', label: 'Amount', hint: 'With its unit.', required: true },
    { kind: 'text', name: 'route', label: 'Route', required: true },
    { kind: 'time', name: 'time', label: 'Given at', hint: TIME_NOW },
    LATE_REASON,
  ],
  act: 'Record medicine',
  command: (answers, context) => ({
    type: 'GiveMedicine',
    body: {
      entryId: context.entryId,
      content: {
        kind: 'medicine',
        takenAtMs: timeGiven(answers, 'time', context),
        purpose: must(answers, 'purpose') as MedicineContent['purpose'],
        name: must(answers, 'name'),
        amount: must(answers, 'amount'),
        route: must(answers, 'route'),
      },
      lateReason: given(answers, 'late'),
    },
  }),
});

export const writeNote: ActBuilder = () => ({
  key: 'note',
  title: 'Note',
  fields: [
    { kind: 'area', name: 'text', label: 'Note', required: true },
    { kind: 'time', name: 'time', label: 'About', hint: TIME_NOW },
    LATE_REASON,
  ],
  act: 'Record note',
  command: (answers, context) => ({
    type: 'WriteNote',
    body: {
      entryId: context.entryId,
      content: { kind: 'note', takenAtMs: timeGiven(answers, 'time', context), text: must(answers, 'text') },
      lateReason: given(answers, 'late'),
    },
  }),
});

/** A check that will not be done any more: the gap stays visible, with its reason. */
export function checkNotDone(checkId: string, label: string): ActBuilder {
  return ({ judgement }) =>
    judgement.checks.some((check) => check.checkId === checkId && check.status !== 'done')
      ? {
          key: `not-done-${checkId}`,
          title: `${label} not done`,
          lines: ['The gap stays visible in the record.'],
          fields: [{ kind: 'area', name: 'reason', label: 'Reason', required: true }],
          act: 'Record as not done',
          command: (answers) => ({
            type: 'MarkCheckNotDone',
            body: { checkId, reason: must(answers, 'reason') },
          }),
        }
      : null;
}
