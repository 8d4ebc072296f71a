import { siblingId } from '#client/connection/ids.ts';
import { type Answers, type Field, given, givenNumber, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { SCALE_SPECS } from '#shared/clinical/scales.ts';
import type { ScoreContent } from '#shared/entries.ts';
import { LATE_REASON, TIME_NOW } from '../../acts/common-fields.ts';

/** Totals beside PHQ-9, where the clinic uses them. */
const OTHERS = ['gad7', 'madrs'] as const;

function totalField(scale: 'phq9' | (typeof OTHERS)[number], more: Partial<Field>): Field {
  const { name, from, to } = SCALE_SPECS[scale];
  return { kind: 'number', name: scale, label: name, unit: `${from}–${to}`, ...more } as Field;
}

const { levels } = SCALE_SPECS.phq9Item9;
const FILLED_IN = { name: 'how', is: 'yes' } as const;

/** PHQ-9 with its item 9, or why there is none; other totals where there are any. Item 9 is looked at whatever the total. */
export const enterQuestionnaires: ActBuilder = () => ({
  key: 'questionnaires',
  title: 'PHQ-9 and other questionnaires',
  fields: [
    {
      kind: 'choice',
      name: 'how',
      label: 'PHQ-9 filled in',
      required: true,
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'refused', label: 'Refused' },
        { value: 'couldNotMeasure', label: 'Could not be done' },
      ],
      initial: 'yes',
    },
    totalField('phq9', { required: true, when: FILLED_IN }),
    {
      kind: 'choice',
      name: 'item9',
      label: 'Item 9, thoughts of death or self-harm',
      required: true,
      options: [0, 1, 2, 3].map((value) => ({ value: String(value), label: `${value} ${levels[value]}` })),
      when: FILLED_IN,
    },
    ...OTHERS.map((scale) => totalField(scale, { hint: 'Empty: not filled in today.' })),
    { kind: 'time', name: 'time', label: 'Filled in at', hint: TIME_NOW },
    LATE_REASON,
  ],
  act: 'Record',
  command: (answers, context) => {
    const takenAtMs = timeGiven(answers, 'time', context);
    const scores = scoresGiven(answers).map((score, nth) => ({
      entryId: nth === 0 ? context.entryId : siblingId(context.entryId, nth),
      content: { kind: 'score' as const, takenAtMs, ...score },
    }));
    return {
      type: 'RecordSet',
      body: { reading: null, scores, rechecked: [], lateReason: given(answers, 'late') },
    };
  },
});

type Score = Pick<ScoreContent, 'scale' | 'value' | 'notObtained'>;

function scoresGiven(answers: Answers): Score[] {
  const total = (scale: Score['scale'], name: string): Score => ({
    scale,
    value: givenNumber(answers, name),
    notObtained: null,
  });
  const how = must(answers, 'how');
  const notObtained = how === 'refused' ? 'refused' : 'couldNotMeasure';
  const phq9: Score[] =
    how === 'yes'
      ? [total('phq9', 'phq9'), total('phq9Item9', 'item9')]
      : [{ scale: 'phq9', value: null, notObtained }];
  const others = OTHERS.filter((scale) => given(answers, scale) !== null);
  return [...phq9, ...others.map((scale) => total(scale, scale))];
}
