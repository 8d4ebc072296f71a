import { type Answers, type Field, given, must, ticked } from '#client/ui/act-form/act-form.ts';
import { SERIOUS_OUTCOMES, type SeriousEventContent } from '#shared/entries.ts';
import { SERIOUS_OUTCOME_WORDS } from '../event-words.ts';
import {
  NOT_STATED,
  OUTCOME_OPTIONS,
  outcomeOf,
  RELATEDNESS_OPTIONS,
  relatednessOf,
} from './judged-options.ts';

/** Said wherever one is written. */
export const SERIOUS_IS_NOT_SEVERE =
  'Serious is about what came of it, severe about how strong it was: a severe headache need not be serious.';

/** What is asked of a serious event, filled with what is known. `taken` and `end` are its times. */
export function seriousEventFields(known: Partial<SeriousEventContent>, taken: Field, end: Field): Field[] {
  return [
    { kind: 'text', name: 'what', label: 'What happened', initial: known.what ?? '', required: true },
    taken,
    { ...end, required: false },
    {
      kind: 'area',
      name: 'description',
      label: 'In full',
      hint: 'Begun from the record where there was something: change it as it was.',
      initial: known.description ?? '',
      required: true,
    },
    ...SERIOUS_OUTCOMES.map(
      (outcome, nth): Field => ({
        kind: 'check',
        name: outcome,
        label: SERIOUS_OUTCOME_WORDS[outcome],
        initial: known.outcomes?.includes(outcome) ? 'yes' : 'no',
        ...(nth === 0 ? { above: 'What came, or nearly came, of it' } : {}),
      }),
    ),
    {
      kind: 'choice',
      name: 'serious',
      label: 'Whether it is serious',
      hint: 'A clinician states it; no tick above does.',
      options: [NOT_STATED, { value: 'yes', label: 'Serious' }, { value: 'no', label: 'Not serious' }],
      initial: SERIOUS_ANSWER[String(known.serious ?? null)] ?? '',
    },
    {
      kind: 'select',
      name: 'relatedness',
      label: 'Whether it came from the dose',
      hint: 'A clinician states it.',
      options: [NOT_STATED, ...RELATEDNESS_OPTIONS],
      initial: known.relatedness ?? '',
    },
    {
      kind: 'select',
      name: 'outcome',
      label: 'How it turned out',
      options: OUTCOME_OPTIONS,
      initial: known.outcome ?? 'unknown',
    },
    { kind: 'text', name: 'treatment', label: 'What was done', initial: known.treatment ?? '' },
    { kind: 'text', name: 'reporter', label: 'Reported by', initial: known.reporter ?? '' },
  ];
}

const SERIOUS_ANSWER: Record<string, string> = { null: '', true: 'yes', false: 'no' };

export function seriousEventGiven(
  answers: Answers,
): Omit<SeriousEventContent, 'kind' | 'takenAtMs' | 'endAtMs'> {
  const stated = given(answers, 'serious');
  return {
    what: must(answers, 'what'),
    description: must(answers, 'description'),
    outcomes: SERIOUS_OUTCOMES.filter((outcome) => ticked(answers, outcome)),
    serious: stated === null ? null : stated === 'yes',
    relatedness: relatednessOf(answers.relatedness),
    outcome: outcomeOf(answers.outcome) ?? 'unknown',
    treatment: given(answers, 'treatment'),
    reporter: given(answers, 'reporter'),
  };
}
