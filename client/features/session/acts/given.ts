import { given, givenNumber, must, ticked } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { DOSE_WORDS, formatMg } from '#client/ui/dose-words.ts';
import { formatLongDay } from '#client/ui/format.ts';
import { LOZENGE_ENDS } from '#shared/entries.ts';
import type { SessionState } from '#shared/state.ts';
import { LATE_REASON, TIME_NOW } from './common-fields.ts';
import { doseCautions, openLinesField } from './dosing.ts';

/** An injection or a lozenge: the amount that was given this time, of what is still planned. */
export function giveOneDose(nowMs: () => number): ActBuilder {
  return (view) => {
    const { dosing } = view.judgement;
    const word = DOSE_WORDS[dosing.form];
    const left = dosing.plannedMg === null ? null : Math.max(0, dosing.plannedMg - dosing.deliveredMg);
    const plan =
      left === null
        ? 'Not weighed: the dose in mg is not known.'
        : `${formatMg(left)} of ${formatMg(dosing.plannedMg ?? 0)} mg are still to be given.`;
    return {
      key: `${word}-${dosing.dosesGiven + 1}`,
      title: `Give ${word} ${dosing.dosesGiven + 1}`,
      lines: [plan, ...doseCautions(view, nowMs())],
      fields: [
        {
          kind: 'number',
          name: 'mg',
          label: 'Given',
          unit: 'mg',
          required: true,
          ...(left === null || left === 0 ? {} : { initial: formatMg(left) }),
        },
        { kind: 'text', name: 'lot', label: 'Lot', required: true },
        { kind: 'time', name: 'time', label: 'Given at', hint: TIME_NOW },
        view.judgement.hold.active
          ? { kind: 'area', name: 'remark', label: 'Given on hold, because', required: true }
          : { kind: 'text', name: 'remark', label: dosing.form === 'injections' ? 'Site' : 'Remark' },
        LATE_REASON,
        ...openLinesField(view),
      ],
      act: `Record ${word}`,
      command: (answers, context) => ({
        type: 'GiveDose',
        body: {
          entryId: context.entryId,
          content: {
            kind: 'dose',
            takenAtMs: timeGiven(answers, 'time', context),
            deliveredMg: givenNumber(answers, 'mg'),
            lot: must(answers, 'lot'),
            remark: given(answers, 'remark'),
          },
          lateReason: given(answers, 'late'),
        },
      }),
    };
  };
}

export function endLozenge(doseId: string): ActBuilder {
  return () => ({
    key: `lozenge-end-${doseId}`,
    title: 'The lozenge left the mouth',
    lines: ['How long it was held and whether it was swallowed changes how much is taken up.'],
    fields: [
      {
        kind: 'choice',
        name: 'how',
        label: 'What became of it',
        required: true,
        options: [
          { value: 'spat', label: 'Spat out' },
          { value: 'swallowed', label: 'Swallowed' },
        ],
      },
      { kind: 'time', name: 'time', label: 'At', hint: TIME_NOW },
      LATE_REASON,
    ],
    act: 'Record',
    command: (answers, context) => ({
      type: 'EndLozenge',
      body: {
        entryId: context.entryId,
        content: {
          kind: 'lozengeEnd',
          takenAtMs: timeGiven(answers, 'time', context),
          doseId,
          how: LOZENGE_ENDS.find((how) => how === must(answers, 'how')) ?? 'spat',
          remark: null,
        },
        lateReason: given(answers, 'late'),
      },
    }),
  });
}

/** What the weight is held against when nobody has weighed the patient today. */
function lastWeightLine({ lastWeight, timeZone }: SessionState): string[] {
  if (lastWeight === null) return [];
  return [`${lastWeight.kg} kg at the last visit, ${formatLongDay(lastWeight.atMs, timeZone)}.`];
}

/** The weight that a dose in mg per kg is computed from. */
export const recordWeight: ActBuilder = ({ state, judgement: { dosing } }) => ({
  key: 'weight',
  title: 'Weigh the patient',
  lines: [
    dosing.weightKg === null
      ? 'The planned dose follows from it.'
      : `Now ${dosing.weightKg} kg. The planned dose follows from the newest weight before the dose.`,
    ...lastWeightLine(state),
  ],
  fields: [
    { kind: 'number', name: 'kg', label: 'Weight', unit: 'kg', required: true },
    { kind: 'time', name: 'time', label: 'Weighed at', hint: TIME_NOW },
    { kind: 'check', name: 'rechecked', label: 'Unusual, and weighed again' },
    LATE_REASON,
  ],
  act: 'Record weight',
  command: (answers, context) => ({
    type: 'RecordWeight',
    body: {
      entryId: context.entryId,
      content: {
        kind: 'weight',
        takenAtMs: timeGiven(answers, 'time', context),
        kg: givenNumber(answers, 'kg'),
      },
      rechecked: ticked(answers, 'rechecked'),
      lateReason: given(answers, 'late'),
    },
  }),
});

/** What was left over and thrown away before a witness. */
export const recordWaste: ActBuilder = () => ({
  key: 'waste',
  title: 'Record waste',
  fields: [
    { kind: 'number', name: 'mg', label: 'Thrown away', unit: 'mg', required: true },
    { kind: 'text', name: 'lot', label: 'Lot', required: true },
    { kind: 'text', name: 'witness', label: 'Witness', required: true },
    { kind: 'time', name: 'time', label: 'At', hint: TIME_NOW },
    { kind: 'text', name: 'remark', label: 'Remark' },
    LATE_REASON,
  ],
  act: 'Record waste',
  command: (answers, context) => ({
    type: 'RecordWaste',
    body: {
      entryId: context.entryId,
      content: {
        kind: 'waste',
        takenAtMs: timeGiven(answers, 'time', context),
        mg: givenNumber(answers, 'mg'),
        lot: must(answers, 'lot'),
        witness: must(answers, 'witness'),
        remark: given(answers, 'remark'),
      },
      lateReason: given(answers, 'late'),
    },
  }),
});
