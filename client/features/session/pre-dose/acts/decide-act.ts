import { must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { isolated } from '#client/ui/isolated.ts';
import { type Against, speaksAgainst } from '#shared/clinical/pre-dose/contraindications.ts';

/** `Arteriovenous malformation: could not be said (US label), “asked the daughter”`. */
export function againstText({ label, answer, kind, source, note }: Against): string {
  const said = answer === 'yes' ? 'yes' : 'could not be said';
  const word = kind === 'caution' ? 'caution, ' : '';
  return `${label}: ${said} (${word}${source})${note === null ? '' : `, “${isolated(note)}”`}`;
}

/** A prescriber weighs what speaks against the dose. It is recorded, and allows or cancels nothing by itself. */
export const decideOver: ActBuilder = ({ state }) => {
  const against = speaksAgainst(state);
  if (against.length === 0) return null;
  return {
    key: 'contraindications',
    title: 'Decide over what speaks against the dose',
    lines: [...against.map(againstText), 'A later yes asks again.'],
    fields: [
      {
        kind: 'choice',
        name: 'decision',
        label: 'Decision',
        required: true,
        options: [
          { value: 'doNotGive', label: 'Do not give the dose' },
          { value: 'give', label: 'Give it all the same' },
        ],
      },
      { kind: 'area', name: 'reason', label: 'Reason', required: true },
    ],
    act: 'Record decision',
    command: (answers) => ({
      type: 'DecideContraindications',
      body: {
        decision: must(answers, 'decision') === 'give' ? 'give' : 'doNotGive',
        reason: must(answers, 'reason'),
      },
    }),
  };
};
