import type { Field } from '#client/ui/act-form/act-form.ts';
import { typedClock } from '#client/ui/read-clock.ts';
import { NOT_OBTAINED_WORDS } from '#shared/clinical/scales.ts';
import { VITALS } from '#shared/clinical/vitals.ts';
import {
  type EntryContent,
  type InfusionContent,
  type MedicineContent,
  NOT_OBTAINED,
} from '#shared/entries.ts';
import { VITAL_KEYS } from '#shared/vocabulary.ts';
import { incidentFields, spraysField } from '../acts/device-fields.ts';
import { homeMedicineFields } from '../acts/home-medicine.ts';
import { seriousEventFields } from '../acts/serious-event.ts';
import { symptomFields } from '../acts/symptom.ts';
import { PURPOSE_WORDS, SCALE_WORDS } from '../words.ts';

/** `nearMs`: what a time typed anew is near to. */
function time(name: string, label: string, atMs: number | null, nearMs: number, zone: string): Field {
  const initial = atMs === null ? '' : typedClock(atMs, zone);
  return { kind: 'time', name, label, initial, nearMs, required: true };
}

function choices<T extends string>(words: Record<T, string>, keys: readonly T[]) {
  return keys.map((value) => ({ value, label: words[value] }));
}

/** The fields of an entry, filled with what it says now. */
export function correctionFields(content: EntryContent, zone: string): Field[] {
  const taken = time('taken', 'Taken at', content.takenAtMs, content.takenAtMs, zone);
  switch (content.kind) {
    case 'reading':
      return [
        ...VITAL_KEYS.map(
          (key): Field => ({
            kind: 'number',
            name: key,
            label: VITALS[key].name,
            unit: VITALS[key].unit,
            initial: content.vitals[key] === undefined ? '' : String(content.vitals[key]),
          }),
        ),
        taken,
      ];
    case 'score':
      return [
        {
          kind: 'number',
          name: 'value',
          label: SCALE_WORDS[content.scale],
          unit: '',
          hint: 'Empty when it could not be obtained.',
          initial: content.value === null ? '' : String(content.value),
        },
        {
          kind: 'select',
          name: 'why',
          label: 'Why there is no value',
          options: [{ value: '', label: 'There is one' }, ...choices(NOT_OBTAINED_WORDS, NOT_OBTAINED)],
          initial: content.notObtained ?? '',
        },
        taken,
      ];
    case 'dose':
      return [
        {
          kind: 'number',
          name: 'mg',
          label: 'Delivered',
          unit: 'mg',
          initial: String(content.deliveredMg),
          required: true,
        },
        spraysField(content),
        { kind: 'text', name: 'lot', label: 'Lot', initial: content.lot, required: true },
        taken,
        ...incidentFields(content, zone),
        { kind: 'text', name: 'remark', label: 'Remark', initial: content.remark ?? '' },
      ];
    case 'infusion':
      return infusionFields(content, taken);
    case 'lozengeEnd':
      return [
        {
          kind: 'choice',
          name: 'how',
          label: 'What became of it',
          options: [
            { value: 'spat', label: 'Spat out' },
            { value: 'swallowed', label: 'Swallowed' },
          ],
          initial: content.how,
          required: true,
        },
        taken,
      ];
    case 'weight':
      return [numberField('kg', 'Weight', 'kg', content.kg), taken];
    case 'waste':
      return [
        numberField('mg', 'Thrown away', 'mg', content.mg),
        { kind: 'text', name: 'lot', label: 'Lot', initial: content.lot, required: true },
        { kind: 'text', name: 'witness', label: 'Witness', initial: content.witness, required: true },
        taken,
        { kind: 'text', name: 'remark', label: 'Remark', initial: content.remark ?? '' },
      ];
    case 'medicine':
      return [
        {
          kind: 'select',
          name: 'purpose',
          label: 'What for',
          options: choices(PURPOSE_WORDS, Object.keys(PURPOSE_WORDS) as MedicineContent['purpose'][]),
          initial: content.purpose,
        },
        { kind: 'text', name: 'name', label: 'Medicine', initial: content.name, required: true },
        { kind: 'text', name: 'amount', label: 'Amount', initial: content.amount, required: true },
        { kind: 'text', name: 'route', label: 'Route', initial: content.route, required: true },
        taken,
      ];
    case 'homeMedicine':
      return homeMedicineFields(content, taken);
    case 'seriousEvent':
      return seriousEventFields(
        content,
        taken,
        time('end', 'Ended at', content.endAtMs, content.takenAtMs, zone),
      );
    case 'symptom':
      return symptomFields(content, taken, {
        ...time('end', 'Ended at', content.endAtMs, content.endAtMs ?? content.takenAtMs, zone),
        required: false,
      });
    case 'note':
      return [{ kind: 'area', name: 'text', label: 'Note', initial: content.text, required: true }, taken];
  }
}

function numberField(name: string, label: string, unit: string, value: number): Field {
  return { kind: 'number', name, label, unit, initial: String(value), required: true };
}

/** Only what this step of the infusion says; which step it was is not corrected but entered anew. */
function infusionFields(content: InfusionContent, taken: Field): Field[] {
  const { rateMlPerHour, concentrationMgPerMl, volumeMl, lot, step, remark } = content;
  return [
    ...(rateMlPerHour === null ? [] : [numberField('rate', 'Rate', 'mL/h', rateMlPerHour)]),
    ...(concentrationMgPerMl === null
      ? []
      : [numberField('concentration', 'Concentration', 'mg/mL', concentrationMgPerMl)]),
    ...(step === 'end'
      ? [
          {
            kind: 'number',
            name: 'volume',
            label: 'Volume shown by the pump',
            unit: 'mL',
            initial: volumeMl === null ? '' : String(volumeMl),
          } satisfies Field,
        ]
      : []),
    ...(lot === null ? [] : [{ kind: 'text', name: 'lot', label: 'Lot', initial: lot } satisfies Field]),
    taken,
    { kind: 'text', name: 'remark', label: 'Remark', initial: remark ?? '' },
  ];
}
