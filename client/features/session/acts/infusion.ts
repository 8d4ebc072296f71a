import { type Answers, type Field, given, givenNumber } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { formatMg } from '#client/ui/dose-words.ts';
import type { InfusionStep } from '#shared/entries.ts';
import { LATE_REASON, TIME_NOW } from './common-fields.ts';
import { doseCautions, openLinesField } from './dosing.ts';

const RATE: Field = { kind: 'number', name: 'rate', label: 'Rate', unit: 'mL/h', required: true };

interface StepForm {
  title: string;
  act: string;
  timeLabel: string;
  fields: readonly Field[];
}

const FORMS: Record<Exclude<InfusionStep, 'start'>, StepForm> = {
  rate: { title: 'Change the rate', act: 'Record new rate', timeLabel: 'Changed at', fields: [RATE] },
  pause: { title: 'Pause the infusion', act: 'Record pause', timeLabel: 'Paused at', fields: [] },
  resume: {
    title: 'Resume the infusion',
    act: 'Record resuming',
    timeLabel: 'Resumed at',
    fields: [{ ...RATE, required: false, hint: 'Empty: as before the pause.' }],
  },
  end: {
    title: 'The infusion is over',
    act: 'Record end',
    timeLabel: 'Last drug in at',
    fields: [
      {
        kind: 'number',
        name: 'volume',
        label: 'Volume shown by the pump',
        unit: 'mL',
        hint: 'Empty: the rates tell.',
      },
    ],
  },
};

function numberOrNull(answers: Answers, name: string): number | null {
  return given(answers, name) === null ? null : givenNumber(answers, name);
}

/** Starts the infusion: the minimum time will count from its end, T0 is now. */
export function startInfusion(nowMs: () => number): ActBuilder {
  return (view) => {
    const { plannedMg, plannedMgPerKg, weightKg } = view.judgement.dosing;
    const plan =
      plannedMg === null
        ? 'Not weighed: the dose in mg is not known.'
        : `Planned: ${formatMg(plannedMg)} mg (${plannedMgPerKg} mg/kg, ${weightKg} kg) over ${view.state.plannedOverMin} min.`;
    return {
      key: 'infusion-start',
      title: 'Start the infusion',
      lines: [plan, ...doseCautions(view, nowMs())],
      fields: [
        { ...RATE, first: true },
        { kind: 'number', name: 'concentration', label: 'Concentration', unit: 'mg/mL', required: true },
        { kind: 'text', name: 'lot', label: 'Lot', required: true },
        { kind: 'time', name: 'time', label: 'Started at', hint: TIME_NOW },
        view.judgement.hold.active
          ? { kind: 'area', name: 'remark', label: 'Given on hold, because', required: true }
          : { kind: 'text', name: 'remark', label: 'Remark' },
        LATE_REASON,
        ...openLinesField(view),
      ],
      act: 'Record start',
      command: (answers, context) => ({
        type: 'RunInfusion',
        body: {
          entryId: context.entryId,
          content: {
            kind: 'infusion',
            takenAtMs: timeGiven(answers, 'time', context),
            step: 'start',
            rateMlPerHour: givenNumber(answers, 'rate'),
            concentrationMgPerMl: givenNumber(answers, 'concentration'),
            volumeMl: null,
            lot: given(answers, 'lot'),
            remark: given(answers, 'remark'),
          },
          lateReason: given(answers, 'late'),
        },
      }),
    };
  };
}

/** A later step of the infusion that is under way. */
export function infusionStep(step: Exclude<InfusionStep, 'start'>): ActBuilder {
  const form = FORMS[step];
  return () => ({
    key: `infusion-${step}`,
    title: form.title,
    fields: [
      ...form.fields,
      { kind: 'time', name: 'time', label: form.timeLabel, hint: TIME_NOW },
      { kind: 'text', name: 'remark', label: 'Remark' },
      LATE_REASON,
    ],
    act: form.act,
    command: (answers, context) => ({
      type: 'RunInfusion',
      body: {
        entryId: context.entryId,
        content: {
          kind: 'infusion',
          takenAtMs: timeGiven(answers, 'time', context),
          step,
          rateMlPerHour: numberOrNull(answers, 'rate'),
          concentrationMgPerMl: null,
          volumeMl: numberOrNull(answers, 'volume'),
          lot: null,
          remark: given(answers, 'remark'),
        },
        lateReason: given(answers, 'late'),
      },
    }),
  });
}
