import { sendCommand } from '#client/connection/send-command.ts';
import { serverNow } from '#client/store/now.ts';
import { type ActForm, given, must } from '#client/ui/act-form/act-form.ts';

const REASONS = {
  asleep: 'Asleep, not woken',
  away: 'Not in the chair',
  busy: 'Somebody else is with them',
  declined: 'The patient does not want to',
  other: 'Another reason',
} as const;

/** Why nothing was measured at a chair where something is due: a note of the session; what is due stays due. */
export function skipForm(sessionId: string, onSkipped: (reason: string) => void): ActForm {
  return {
    key: `skip:${sessionId}`,
    title: 'Pass this chair over',
    lines: ['What is due stays due. The reason stands in the record.'],
    fields: [
      {
        kind: 'choice',
        name: 'why',
        label: 'Why',
        required: true,
        first: true,
        initial: 'asleep',
        options: Object.entries(REASONS).map(([value, label]) => ({ value, label })),
      },
      { kind: 'text', name: 'words', label: 'In words', required: true, when: { name: 'why', is: 'other' } },
    ],
    act: 'Pass over',
    send: async (answers, { entryId, idOf }) => {
      const why = REASONS[must(answers, 'why') as keyof typeof REASONS] ?? REASONS.other;
      const reason = given(answers, 'words') ?? why;
      const outcome = await sendCommand(
        sessionId,
        {
          type: 'WriteNote',
          body: {
            entryId,
            content: { kind: 'note', takenAtMs: serverNow(), text: `Passed over on the round: ${reason}` },
            lateReason: null,
          },
        },
        { commandId: idOf({ entryId }) },
      );
      if (outcome.state !== 'refused') onSkipped(reason);
      return outcome;
    },
  };
}
