import type { ChecklistLine, Contraindication, LineOwner, ScreeningQuestion } from '../../pre-dose.ts';
import type { Protocol } from '../../protocol.ts';
import { minutes } from '../words.ts';
import { type DescribedLine, line, under } from './line.ts';

export function describePreDose({ preDose, baselineMaxAgeMin }: Protocol): DescribedLine[] {
  const at = (...names: string[]) => under('/preDose', ...names);
  return [
    line(
      `Blood pressure: the dose is on hold above ${preDose.systolicAbove} systolic or ${preDose.diastolicAbove} diastolic.`,
      ...at('systolicAbove', 'diastolicAbove'),
    ),
    line(
      `From ${preDose.prescriberOnlySystolic} systolic or ${preDose.prescriberOnlyDiastolic} diastolic only a prescriber overrides the hold.`,
      ...at('prescriberOnlySystolic', 'prescriberOnlyDiastolic'),
    ),
    line(`Saturation: on hold below ${preDose.spo2Below} %.`, ...at('spo2Below')),
    line(
      `Heart rate: on hold below ${preDose.heartRateBelow} or above ${preDose.heartRateAbove}.`,
      ...at('heartRateBelow', 'heartRateAbove'),
    ),
    line(
      `Breathing rate: on hold below ${preDose.respiratoryRateBelow} or above ${preDose.respiratoryRateAbove}.`,
      ...at('respiratoryRateBelow', 'respiratoryRateAbove'),
    ),
    line(`Temperature: on hold from ${preDose.temperatureFrom} °C.`, ...at('temperatureFrom')),
    line(
      `On hold, a set is repeated after ${minutes(preDose.repeatMin)} of rest; ${preDose.passesToLift === 1 ? 'one that passes lifts' : `${preDose.passesToLift} in a row that pass lift`} the hold.`,
      ...at('repeatMin', 'passesToLift'),
    ),
    line(
      `The baseline is at most ${minutes(baselineMaxAgeMin)} old when the first dose is given.`,
      '/baselineMaxAgeMin',
    ),
  ];
}

const PARTS = [
  ['checklist', 'Checklist'],
  ['contraindications', 'Contraindication'],
  ['screening', 'Question at each visit'],
] as const;

/** Every line that is asked, by itself. */
export function describeAsked(protocol: Protocol): DescribedLine[] {
  return PARTS.flatMap(([part, name]) =>
    protocol[part].length === 0
      ? [line(`${name}: none is asked.`, `/${part}`)]
      : protocol[part].map((asked, index) => line(askedWords(name, asked), `/${part}/${index}`)),
  );
}

const OWNER_WORDS: Record<LineOwner, string> = {
  patient: 'asked of the patient',
  nurse: 'for the nurse',
  prescriber: 'for the prescriber',
};

/** `Checklist: Weight, for the nurse (the dose follows from it).` */
function askedWords(name: string, asked: ChecklistLine | Contraindication | ScreeningQuestion): string {
  const what = 'kind' in asked ? 'Caution' : name;
  const whose = 'who' in asked && asked.who !== undefined ? `, ${OWNER_WORDS[asked.who]}` : '';
  const why = 'why' in asked && asked.why !== undefined ? ` (${asked.why})` : '';
  return `${what}: ${asked.label}${whose}${why}.`;
}
