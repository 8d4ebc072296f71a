import type { DosingForm } from '../../protocols/dosing-form.ts';

/** What is to be given: an amount, or an amount by weight; over how long, for an infusion. */
export interface DosePlan {
  plannedMg: number | null;
  plannedMgPerKg: number | null;
  plannedOverMin: number | null;
}

export interface PlanProblem {
  sentence: string;
  field: keyof DosePlan;
}

/** Why the protocol does not offer this plan; null when it does. Bounds are inclusive. */
export function findPlanProblem(dosing: DosingForm, plan: DosePlan): PlanProblem | null {
  switch (dosing.form) {
    case 'devices': {
      const offered = `The protocol offers ${dosing.plannedDosesMg.join(', ')} mg.`;
      if (plan.plannedMg === null || !dosing.plannedDosesMg.includes(plan.plannedMg))
        return { sentence: offered, field: 'plannedMg' };
      return findForeign(plan, 'plannedMg');
    }
    case 'infusion':
      return (
        findOutside(plan.plannedMgPerKg, dosing.mgPerKg, 'mg/kg', 'plannedMgPerKg') ??
        findOutside(plan.plannedOverMin, dosing.overMin, 'min', 'plannedOverMin') ??
        findForeign(plan, 'plannedMgPerKg', 'plannedOverMin')
      );
    case 'injections':
      return (
        findOutside(plan.plannedMgPerKg, dosing.mgPerKg, 'mg/kg', 'plannedMgPerKg') ??
        findForeign(plan, 'plannedMgPerKg')
      );
    case 'lozenges':
      return findOutside(plan.plannedMg, dosing.mg, 'mg', 'plannedMg') ?? findForeign(plan, 'plannedMg');
  }
}

function findOutside(
  value: number | null,
  { from, to }: { from: number; to: number },
  unit: string,
  field: keyof DosePlan,
): PlanProblem | null {
  if (value !== null && value >= from && value <= to) return null;
  return { sentence: `The protocol offers ${from} to ${to} ${unit}.`, field };
}

const FIELDS = ['plannedMg', 'plannedMgPerKg', 'plannedOverMin'] as const;

/** A field that this form of dose does not have must be null: two plans side by side are none. */
function findForeign(plan: DosePlan, ...own: (keyof DosePlan)[]): PlanProblem | null {
  const field = FIELDS.find((name) => !own.includes(name) && plan[name] !== null);
  return field === undefined
    ? null
    : {
        sentence: `The dose of this protocol is planned by ${own.map((name) => WORDS[name]).join(' and ')}.`,
        field,
      };
}

const WORDS: Record<keyof DosePlan, string> = {
  plannedMg: 'an amount in mg',
  plannedMgPerKg: 'mg per kg of body weight',
  plannedOverMin: 'its duration',
};
