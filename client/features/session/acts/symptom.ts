import { type Answers, type Field, type Group, given, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { EFFECT_NAMES, EMERGENCY_EFFECTS, EVERYONE_EFFECTS } from '#shared/clinical/symptoms.ts';
import { EFFECTS, type Effect, GRADES, type SymptomContent } from '#shared/entries.ts';
import { GRADE_WORDS } from '../words.ts';
import { LATE_REASON, TIME_NOW } from './common-fields.ts';
import {
  NOT_STATED,
  OUTCOME_OPTIONS,
  outcomeOf,
  RELATEDNESS_OPTIONS,
  relatednessOf,
} from './judged-options.ts';

/** The most often reported after esketamine, most frequent first (7.1). Dissociation and sedation are scored instead. */
const COMMON: readonly Effect[] = [
  'nausea',
  'dizziness',
  'vertigo',
  'somnolence',
  'headache',
  'badTaste',
  'numbness',
  'vomiting',
  'fatigue',
  'anxiety',
];
const RARER = EFFECTS.filter((effect) => !COMMON.includes(effect) && !EMERGENCY_EFFECTS.includes(effect));

const WHOM_EVERYONE = EVERYONE_EFFECTS.map((effect) => EFFECT_NAMES[effect].toLowerCase()).join(', ');

function group(label: string, effects: readonly Effect[]): Group {
  return { label, options: effects.map((value) => ({ value, label: EFFECT_NAMES[value] })) };
}

const GROUPS: readonly Group[] = [
  group('Often', COMMON),
  {
    ...group(
      `Emergency: a critical alert at once, and everybody on site is called for ${WHOM_EVERYONE}`,
      EMERGENCY_EFFECTS,
    ),
    emergency: true,
  },
  group('Less often', RARER),
];

/** What each grade means (7.1). Ungraded is not mild: it stays to be graded. */
const GRADE_MEANS: Record<SymptomContent['grade'], string> = {
  mild: 'noticed, nothing needed',
  moderate: 'interferes: comfort or medicine',
  severe: 'disabling: the prescriber now',
  unknown: 'to be graded later',
};

/** What is asked of a symptom, filled with what is known. `began` and `ended` are its times. */
export function symptomFields(known: SymptomContent | null, began: Field, ended: Field): Field[] {
  return [
    {
      kind: 'grouped',
      name: 'effect',
      label: 'What',
      groups: GROUPS,
      initial: known?.effect ?? '',
      required: true,
    },
    {
      kind: 'text',
      name: 'what',
      label: 'What it was',
      initial: known?.what ?? '',
      required: true,
      when: { name: 'effect', is: 'other' },
    },
    {
      kind: 'choice',
      name: 'grade',
      label: 'Grade',
      options: GRADES.map((value) => ({ value, label: GRADE_WORDS[value], hint: GRADE_MEANS[value] })),
      initial: known?.grade ?? 'unknown',
    },
    began,
    ended,
    { kind: 'text', name: 'action', label: 'What was done', initial: known?.action ?? '' },
    {
      kind: 'select',
      name: 'outcome',
      label: 'How it turned out',
      options: [{ value: '', label: 'Not said' }, ...OUTCOME_OPTIONS],
      initial: known?.outcome ?? '',
    },
    {
      kind: 'select',
      name: 'relatedness',
      label: 'Whether it came from the dose',
      hint: 'A clinician’s judgement; nothing states it by itself.',
      options: [NOT_STATED, ...RELATEDNESS_OPTIONS],
      initial: known?.relatedness ?? '',
    },
  ];
}

export function symptomGiven(answers: Answers): Omit<SymptomContent, 'kind' | 'takenAtMs' | 'endAtMs'> {
  const what = given(answers, 'what');
  const outcome = outcomeOf(answers.outcome);
  const relatedness = relatednessOf(answers.relatedness);
  return {
    effect: must(answers, 'effect') as Effect,
    ...(answers.effect === 'other' && what !== null ? { what } : {}),
    grade: GRADES.find((one) => one === answers.grade) ?? 'unknown',
    action: given(answers, 'action'),
    ...(outcome === undefined ? {} : { outcome }),
    ...(relatedness === null ? {} : { relatedness }),
  };
}

export const reportSymptom: ActBuilder = () => ({
  key: 'symptom',
  title: 'Symptom',
  wide: true,
  fields: [
    ...symptomFields(
      null,
      { kind: 'time', name: 'time', label: 'Began at', hint: TIME_NOW },
      { kind: 'time', name: 'end', label: 'Ended at', hint: 'Empty means it goes on.' },
    ),
    LATE_REASON,
  ],
  act: 'Record symptom',
  command: (answers, context) => ({
    type: 'ReportSymptom',
    body: {
      entryId: context.entryId,
      content: {
        kind: 'symptom',
        takenAtMs: timeGiven(answers, 'time', context),
        endAtMs: given(answers, 'end') === null ? null : timeGiven(answers, 'end', context),
        ...symptomGiven(answers),
      },
      lateReason: given(answers, 'late'),
    },
  }),
});
