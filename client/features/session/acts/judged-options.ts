import type { Option } from '#client/ui/act-form/act-form.ts';
import { OUTCOMES, RELATEDNESS, type SeriousEventContent } from '#shared/entries.ts';
import { OUTCOME_WORDS, RELATEDNESS_WORDS } from '../event-words.ts';

export const OUTCOME_OPTIONS: readonly Option[] = OUTCOMES.map((value) => ({
  value,
  label: OUTCOME_WORDS[value],
}));
export const RELATEDNESS_OPTIONS: readonly Option[] = RELATEDNESS.map((value) => ({
  value,
  label: RELATEDNESS_WORDS[value],
}));

/** What a judgement is left at that only a person makes. */
export const NOT_STATED: Option = { value: '', label: 'Not stated' };

/** The outcome answered; undefined: not said. */
export function outcomeOf(answer: string | undefined): SeriousEventContent['outcome'] | undefined {
  return OUTCOMES.find((one) => one === answer);
}

/** Whether it came from the dose, as answered; null: nobody has stated it. */
export function relatednessOf(answer: string | undefined): SeriousEventContent['relatedness'] {
  return RELATEDNESS.find((one) => one === answer) ?? null;
}
