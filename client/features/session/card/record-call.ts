import { given, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { LATE_REASON, TIME_NOW } from '../acts/common-fields.ts';

const WHOM = {
  emergency: 'Emergency services',
  prescriber: 'Prescriber',
  specialist: 'Blood pressure specialist',
  other: 'Somebody else',
} as const;

/** Who was called, when, and what they answered: a note of the session (clinical reference 4.6). */
export const recordCall: ActBuilder = () => ({
  key: 'call',
  title: 'Record the call',
  fields: [
    {
      kind: 'choice',
      name: 'whom',
      label: 'Who was called',
      required: true,
      initial: 'emergency',
      options: Object.entries(WHOM).map(([value, label]) => ({ value, label })),
    },
    { kind: 'time', name: 'time', label: 'At', hint: TIME_NOW },
    { kind: 'area', name: 'reply', label: 'What they answered', required: true },
    LATE_REASON,
  ],
  act: 'Record the call',
  command: (answers, context) => ({
    type: 'WriteNote',
    body: {
      entryId: context.entryId,
      content: {
        kind: 'note',
        takenAtMs: timeGiven(answers, 'time', context),
        text: `Called: ${WHOM[answers.whom as keyof typeof WHOM] ?? WHOM.other}. Answer: ${must(answers, 'reply')}`,
      },
      lateReason: given(answers, 'late'),
    },
  }),
});
