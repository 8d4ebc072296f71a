import { type Answers, type Field, given, must } from '#client/ui/act-form/act-form.ts';
import type { SeriousEventContent } from '#shared/entries.ts';

/** What is asked of a serious event, filled with what is known. */
export function seriousEventFields(known: SeriousEventContent | null, taken: Field, end: Field): Field[] {
  return [
    { kind: 'text', name: 'what', label: 'What happened', initial: known?.what ?? '', required: true },
    {
      kind: 'area',
      name: 'description',
      label: 'In full',
      initial: known?.description ?? '',
      required: true,
    },
    taken,
    { ...end, required: false },
    { kind: 'text', name: 'treatment', label: 'What was done', initial: known?.treatment ?? '' },
    { kind: 'text', name: 'reporter', label: 'Reported by', initial: known?.reporter ?? '' },
  ];
}

export function seriousEventGiven(
  answers: Answers,
): Pick<SeriousEventContent, 'what' | 'description' | 'treatment' | 'reporter'> {
  return {
    what: must(answers, 'what'),
    description: must(answers, 'description'),
    treatment: given(answers, 'treatment'),
    reporter: given(answers, 'reporter'),
  };
}
