import { isolated } from '#client/ui/isolated.ts';
import type { SeriousEventContent } from '#shared/entries.ts';
import { OUTCOME_WORDS, RELATEDNESS_WORDS, SERIOUS_OUTCOME_WORDS } from '../event-words.ts';
import { whenText } from './serious-evidence.ts';

/** One answer of a draft. `value` null: nobody has stated it. */
export interface SeriousLine {
  label: string;
  value: string | null;
}

/** The answers of a draft in the order in which they are asked; what only a clinician states stays open and says so. */
export function seriousLines(content: SeriousEventContent, t0Ms: number | null, zone: string): SeriousLine[] {
  const { outcomes, serious, relatedness, endAtMs, outcome, treatment, reporter } = content;
  const said = (text: string | null) => (text === null ? null : isolated(text));
  return [
    { label: 'Whether it is serious', value: serious === null ? null : serious ? 'Serious' : 'Not serious' },
    {
      label: 'Whether it came from the dose',
      value: relatedness === null ? null : RELATEDNESS_WORDS[relatedness],
    },
    {
      label: 'What came of it',
      value: outcomes.length === 0 ? null : outcomes.map((one) => SERIOUS_OUTCOME_WORDS[one]).join('; '),
    },
    { label: 'Ended', value: endAtMs === null ? null : whenText(endAtMs, t0Ms, zone) },
    { label: 'How it turned out', value: OUTCOME_WORDS[outcome] },
    { label: 'What was done', value: said(treatment) },
    { label: 'Reported by', value: said(reporter) },
  ];
}
