import type { DosePlan } from '#shared/clinical/dosing/possible-plan.ts';
import type { DosingForm } from '#shared/protocols/dosing-form.ts';
import { type Answers, type Field, givenNumber } from './act-form.ts';

type Range = { usual: number; from: number; to: number };

function ranged(
  name: string,
  label: string,
  unit: string,
  { usual, from, to }: Range,
  now: number | null,
): Field {
  return {
    kind: 'number',
    name,
    label,
    unit,
    required: true,
    hint: `${from} to ${to}`,
    initial: String(now ?? usual),
  };
}

/**
 * What the plan of this form of dose asks for, filled with the plan so far or with what is usual. `prefix` keeps the names
 * of several plans in one dialog apart.
 */
export function planFields(dosing: DosingForm, plan: DosePlan | null, prefix = ''): Field[] {
  return fieldsOf(dosing, plan).map((field) => ({ ...field, name: `${prefix}${field.name}` }));
}

function fieldsOf(dosing: DosingForm, plan: DosePlan | null): Field[] {
  switch (dosing.form) {
    case 'devices':
      return [
        {
          kind: 'choice',
          name: 'mg',
          label: 'Planned dose',
          options: dosing.plannedDosesMg.map((mg) => ({
            value: String(mg),
            label: `${mg} mg${offeredBy(dosing, mg)}`,
          })),
          required: true,
          initial: plan?.plannedMg == null ? '' : String(plan.plannedMg),
        },
      ];
    case 'infusion':
      return [
        ranged('mgPerKg', 'Planned dose', 'mg/kg', dosing.mgPerKg, plan?.plannedMgPerKg ?? null),
        ranged('overMin', 'Over', 'min', dosing.overMin, plan?.plannedOverMin ?? null),
      ];
    case 'injections':
      return [ranged('mgPerKg', 'Planned dose', 'mg/kg', dosing.mgPerKg, plan?.plannedMgPerKg ?? null)];
    case 'lozenges':
      return [ranged('mg', 'Planned dose', 'mg', dosing.mg, plan?.plannedMg ?? null)];
  }
}

/** `, EU text, from 65 years`: a dose that not every label offers says which one does, and to whom. */
function offeredBy({ doseNotes }: Extract<DosingForm, { form: 'devices' }>, mg: number): string {
  const note = doseNotes?.find((one) => one.mg === mg);
  return note === undefined ? '' : `, ${note.source}, from ${note.fromYears} years`;
}

/** The plan as answered; a field that its form does not have is null. */
export function planGiven({ form }: DosingForm, answers: Answers, prefix = ''): DosePlan {
  const number = (name: string) => givenNumber(answers, `${prefix}${name}`);
  const byWeight = form === 'infusion' || form === 'injections';
  return {
    plannedMg: byWeight ? null : number('mg'),
    plannedMgPerKg: byWeight ? number('mgPerKg') : null,
    plannedOverMin: form === 'infusion' ? number('overMin') : null,
  };
}
