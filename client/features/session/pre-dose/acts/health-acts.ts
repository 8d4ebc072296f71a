import { given, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { LATE_REASON } from '../../acts/common-fields.ts';
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
