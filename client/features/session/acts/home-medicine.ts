import { type Answers, type Field, given, must } from '#client/ui/act-form/act-form.ts';
import { type HomeMedicineContent, MEDICINE_CLASSES, type MedicineClass } from '#shared/entries.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import { TAKEN_TODAY_WORDS } from '../words.ts';

export const MEDICINE_CLASS_WORDS: Record<MedicineClass, string> = {
  benzodiazepine: 'Benzodiazepine',
  sedativeHypnotic: 'Sleeping tablet or other sedative',
  opioid: 'Opioid',
  alcohol: 'Alcohol',
  gabapentinoid: 'Gabapentin or pregabalin',
  psychostimulant: 'Stimulant',
  maoi: 'MAOI',
  antihypertensive: 'For the blood pressure',
  ssri: 'SSRI',
  other: 'Other',
};

/** What is asked of a medicine the patient takes at home, filled with what is known. */
export function homeMedicineFields(known: HomeMedicineContent | null, taken: Field): Field[] {
  return [
    { kind: 'text', name: 'name', label: 'Medicine', initial: known?.name ?? '', required: true },
    {
      kind: 'select',
      name: 'class',
      label: 'Kind',
      options: [
        ...(known === null ? [{ value: '', label: 'Choose' }] : []),
        ...MEDICINE_CLASSES.map((value) => ({ value, label: MEDICINE_CLASS_WORDS[value] })),
      ],
      initial: known?.class ?? '',
      required: true,
    },
    { kind: 'text', name: 'amount', label: 'Dose', initial: known?.amount ?? '' },
    {
      kind: 'choice',
      name: 'today',
      label: 'Today',
      options: (['yes', 'no', 'unknown'] as const).map((value) => ({
        value,
        label: sentenceCase(TAKEN_TODAY_WORDS[value]),
      })),
      initial: known?.takenToday ?? '',
      required: true,
    },
    taken,
    { kind: 'text', name: 'remark', label: 'Remark', initial: known?.remark ?? '' },
  ];
}

export function homeMedicineGiven(
  answers: Answers,
): Pick<HomeMedicineContent, 'name' | 'class' | 'amount' | 'takenToday' | 'remark'> {
  const today = must(answers, 'today');
  return {
    name: must(answers, 'name'),
    class: MEDICINE_CLASSES.find((one) => one === given(answers, 'class')) ?? 'other',
    amount: given(answers, 'amount'),
    takenToday: today === 'yes' || today === 'no' ? today : 'unknown',
    remark: given(answers, 'remark'),
  };
}
