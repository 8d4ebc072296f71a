import { siblingId } from '#client/connection/ids.ts';
import { given, givenNumber, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { SCALE_SPECS } from '#shared/clinical/scales.ts';
import type { ScoreContent } from '#shared/entries.ts';
import { LATE_REASON, TIME_NOW } from '../../acts/common-fields.ts';
import { homeMedicineFields, homeMedicineGiven } from '../../acts/home-medicine.ts';

/** A medicine the patient takes at home. What it points to is proposed, and stated by whoever reads it. */
export const addHomeMedicine: ActBuilder = ({ state }) => ({
  // A dialog per medicine: what was typed of the last one is not the beginning of the next.
  key: `home-medicine-${state.homeMedicines.length}`,
  title: 'A medicine taken at home',
  fields: [
    ...homeMedicineFields(null, {
      kind: 'time',
      name: 'last',
      label: 'Last taken at',
      hint: 'Today; empty when it was not said.',
    }),
    LATE_REASON,
  ],
  act: 'Record medicine',
  command: (answers, context) => ({
    type: 'RecordHomeMedicine',
    body: {
      entryId: context.entryId,
      content: {
        kind: 'homeMedicine',
        takenAtMs: context.nowMs,
        ...homeMedicineGiven(answers),
        lastTakenAtMs: given(answers, 'last') === null ? null : timeGiven(answers, 'last', context),
      },
      lateReason: given(answers, 'late'),
    },
  }),
});

const { phq9, phq9Item9 } = SCALE_SPECS;

/** The total and its item 9, or why there is none. Thoughts of self-harm are looked at whatever the total. */
export const enterPhq9: ActBuilder = () => ({
  key: 'phq9',
  title: 'PHQ-9',
  fields: [
    {
      kind: 'choice',
      name: 'how',
      label: 'Filled in',
      required: true,
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'refused', label: 'Refused' },
        { value: 'couldNotMeasure', label: 'Could not be done' },
      ],
      initial: 'yes',
    },
    {
      kind: 'number',
      name: 'total',
      label: 'Total',
      unit: `${phq9.from}–${phq9.to}`,
      required: true,
      when: { name: 'how', is: 'yes' },
    },
    {
      kind: 'choice',
      name: 'item9',
      label: 'Item 9, thoughts of death or self-harm',
      required: true,
      options: [0, 1, 2, 3].map((value) => ({
        value: String(value),
        label: `${value} ${phq9Item9.levels[value]}`,
      })),
      when: { name: 'how', is: 'yes' },
    },
    { kind: 'time', name: 'time', label: 'Filled in at', hint: TIME_NOW },
    LATE_REASON,
  ],
  act: 'Record PHQ-9',
  command: (answers, context) => {
    const takenAtMs = timeGiven(answers, 'time', context);
    const how = must(answers, 'how');
    const score = (
      scale: 'phq9' | 'phq9Item9',
      name: string,
    ): { entryId: string; content: ScoreContent } => ({
      entryId: scale === 'phq9' ? context.entryId : siblingId(context.entryId),
      content: {
        kind: 'score',
        takenAtMs,
        scale,
        value: how === 'yes' ? givenNumber(answers, name) : null,
        notObtained: how === 'yes' ? null : how === 'refused' ? 'refused' : 'couldNotMeasure',
      },
    });
    const scores = [score('phq9', 'total'), ...(how === 'yes' ? [score('phq9Item9', 'item9')] : [])];
    return {
      type: 'RecordSet',
      body: { reading: null, scores, rechecked: [], lateReason: given(answers, 'late') },
    };
  },
});

/** Somebody looked at what a score found, and says what was made of it. */
export function lookedAt(item: 'suicideScreen' | 'phq9', found: string): ActBuilder {
  return () => ({
    key: `looked-at-${item}`,
    title: 'Looked at before the dose',
    lines: [`${found}. It cancels and allows nothing by itself.`],
    fields: [{ kind: 'area', name: 'note', label: 'Who looked, and what was agreed', required: true }],
    act: 'Record',
    command: (answers) => ({
      type: 'AnswerChecklist',
      body: { item, answer: 'yes', note: must(answers, 'note') },
    }),
  });
}

/** What the patient is allergic to, as said today; the record itself is put right in the patient's details. */
export const writeAllergies: ActBuilder = ({ state }) => ({
  key: 'allergies',
  title: 'Allergies as said today',
  lines: ['Put the record right too: under Patients, Correct.'],
  fields: [
    {
      kind: 'text',
      name: 'note',
      label: 'Allergies',
      required: true,
      initial: state.checklist.allergies?.note ?? '',
    },
  ],
  act: 'Record',
  command: (answers) => ({
    type: 'AnswerChecklist',
    body: { item: 'allergies', answer: 'yes', note: must(answers, 'note') },
  }),
});

/** A yes says what was made of it: it is not left standing alone. */
export function answerScreeningYes(item: string, label: string, note: string | null): ActBuilder {
  return () => ({
    key: `screening-${item}`,
    title: label,
    lines: ['Yes. What was said, and who was told?'],
    fields: [
      { kind: 'area', name: 'note', label: 'What was made of it', required: true, initial: note ?? '' },
    ],
    act: 'Record yes',
    command: (answers) => ({
      type: 'AnswerScreening',
      body: { item, answer: 'yes', note: must(answers, 'note') },
    }),
  });
}

/** A word beside an answer about a contraindication: since when, who said so. */
export function noteContraindication(item: string, label: string, answer: 'yes' | 'unknown'): ActBuilder {
  return ({ state }) => ({
    key: `contraindication-${item}`,
    title: label,
    lines: [
      `Answered ${answer === 'yes' ? 'yes' : 'could not be said'}. With the note it is answered anew, and a prescriber is asked again.`,
    ],
    fields: [
      {
        kind: 'area',
        name: 'note',
        label: 'Note',
        required: true,
        initial: state.contraindications[item]?.note ?? '',
      },
    ],
    act: 'Record note',
    command: (answers) => ({
      type: 'AnswerContraindication',
      body: { item, answer, note: must(answers, 'note') },
    }),
  });
}
