import { DOSE_WORDS, formatMg } from '#client/ui/dose-words.ts';
import { formatClock, formatDay } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { InfusionContent, InfusionStep } from '#shared/entries.ts';
import type { DosingJudgement } from '#shared/judgement.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import type { SessionState, Standing } from '#shared/state.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { SheetLine } from './sheet-facts.ts';

/** What was given of this form of dose, and a line to write on for whatever may still come. */
export function doseLines(state: SessionState, dosing: DosingJudgement): SheetLine[] {
  switch (dosing.form) {
    case 'devices':
      return givenLines(state, dosing, dosing.dosesPlanned ?? 1);
    case 'infusion':
      return [weightLine(state), ...infusionLines(state, dosing)];
    case 'injections':
      return [weightLine(state), ...givenLines(state, dosing, nextNth(dosing))];
    case 'lozenges':
      return lozengeLines(state, dosing);
  }
}

/** Lines of a form without a patient: what any form of dose may need. */
export const BLANK_DOSE_LINES: readonly string[] = [
  'Dose 1, T0',
  'Dose 2',
  'Dose 3',
  'Infusion, rate',
  'Pauses, new rate',
  'End, pump volume',
  'Lozenge out, how',
];

/** One more than was given, as long as more may come. */
function nextNth({ complete, stoppedEarly, dosesGiven }: DosingJudgement): number {
  return complete || stoppedEarly !== null ? dosesGiven : dosesGiven + 1;
}

function weightLine({ weights, timeZone }: SessionState): SheetLine {
  const newest = weights.at(-1);
  const texts =
    newest === undefined ? [] : [`${newest.content.kg} kg at ${formatClock(newest.takenAtMs, timeZone)}`];
  return { label: 'Weight', texts };
}

/** The first one says the day: a form may lie about for longer than one. */
function startText(atMs: number, isFirst: boolean, zone: string): string {
  return `${isFirst ? `${formatDay(atMs, zone)} ` : ''}${formatClock(atMs, zone)}`;
}

function label(form: DosingJudgement['form'], index: number): string {
  const name = `${sentenceCase(DOSE_WORDS[form])} ${index + 1}`;
  return index === 0 ? `${name}, T0` : name;
}

function givenLines(
  { doses, timeZone }: SessionState,
  { form }: DosingJudgement,
  lines: number,
): SheetLine[] {
  return Array.from({ length: Math.max(lines, doses.length) }, (_, index) => {
    const dose = doses[index];
    if (dose === undefined) return { label: label(form, index), texts: [] };
    const { deliveredMg, lot } = dose.content;
    return {
      label: label(form, index),
      texts: [
        `${startText(dose.takenAtMs, index === 0, timeZone)}, ${deliveredMg} mg`,
        `lot ${isolated(lot)}`,
      ],
    };
  });
}

const STEP_WORDS: Record<InfusionStep, string> = {
  start: 'started',
  rate: 'new rate',
  pause: 'paused',
  resume: 'resumed',
  end: 'ended',
};

/** Start, what was done to it, and its end; a step that may still come has a line of its own. */
function infusionLines(state: SessionState, dosing: DosingJudgement): SheetLine[] {
  const { infusion, timeZone, dosingStopped } = state;
  const start = infusion.find(({ content }) => content.step === 'start');
  const end = infusion.findLast(({ content }) => content.step === 'end');
  const between = infusion.filter(({ content }) => content.step !== 'start' && content.step !== 'end');
  const isOver = dosing.infusion?.status === 'over';
  const stopped = dosingStopped === null ? [] : [`stopped ${formatClock(dosingStopped.takenAtMs, timeZone)}`];
  return [
    {
      label: 'Infusion, T0',
      texts: start === undefined ? [] : [startText(start.takenAtMs, true, timeZone), ...pumpTexts(start)],
    },
    {
      label: 'Pauses, new rate',
      texts: between.map(
        (step) =>
          `${formatClock(step.takenAtMs, timeZone)} ${[STEP_WORDS[step.content.step], ...pumpTexts(step)].join(' ')}`,
      ),
    },
    ...(between.length > 0 && !isOver ? [{ label: 'Further steps', texts: [] }] : []),
    {
      label: 'End, pump volume',
      texts: end === undefined ? stopped : [formatClock(end.takenAtMs, timeZone), ...pumpTexts(end)],
    },
  ];
}

function pumpTexts({ content }: Standing<InfusionContent>): string[] {
  const { rateMlPerHour, concentrationMgPerMl, volumeMl, lot } = content;
  return [
    ...(rateMlPerHour === null ? [] : [`${rateMlPerHour} mL/h`]),
    ...(concentrationMgPerMl === null ? [] : [`${concentrationMgPerMl} mg/mL`]),
    ...(volumeMl === null ? [] : [`${volumeMl} mL`]),
    ...(lot === null ? [] : [`lot ${isolated(lot)}`]),
  ];
}

/** Each lozenge with what became of it: how long it was held changes what is taken up. */
function lozengeLines(state: SessionState, dosing: DosingJudgement): SheetLine[] {
  const given = givenLines(state, dosing, nextNth(dosing));
  return given.flatMap((line, index) => [
    line,
    { label: `Lozenge ${index + 1} out, how`, texts: outTexts(state, index) },
  ]);
}

function outTexts({ doses, lozengeEnds, timeZone }: SessionState, index: number): string[] {
  const dose = doses[index];
  const out = lozengeEnds.find(({ content }) => content.doseId === dose?.entryId);
  if (dose === undefined || out === undefined) return [];
  const heldMin = Math.round((out.takenAtMs - dose.takenAtMs) / MINUTE_MS);
  const how = out.content.how === 'spat' ? 'spat out' : 'swallowed';
  return [`${formatClock(out.takenAtMs, timeZone)}, ${how}`, `held ${heldMin} min`];
}

/** `36.2 mg` with how it comes about: `0.5 mg/kg: 36.2 mg over 40 min`; what nobody can compute is left to be written. */
export function plannedDose(
  { form, plannedMg, plannedMgPerKg, dosesPlanned }: DosingJudgement,
  overMin: number | null,
): string {
  const mg = plannedMg === null ? '____ mg' : `${formatMg(plannedMg)} mg`;
  if (form === 'devices') return `${mg}, ${dosesPlanned ?? 0} devices`;
  const amount = plannedMgPerKg === null ? mg : `${plannedMgPerKg} mg/kg: ${mg}`;
  return overMin === null ? amount : `${amount} over ${overMin} min`;
}
