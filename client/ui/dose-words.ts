import { deliveredAt, isEndMissing } from '#shared/clinical/dosing/dosing.ts';
import type { DosePlan } from '#shared/clinical/dosing/possible-plan.ts';
import type { DosingJudgement } from '#shared/judgement.ts';
import type { BoardSummary } from '#shared/summary.ts';

/** One administration of each form, as a nurse calls it. */
export const DOSE_WORDS: Record<DosingJudgement['form'], string> = {
  devices: 'device',
  infusion: 'infusion',
  injections: 'injection',
  lozenges: 'lozenge',
};

/** Milligrams with what they have after the point, at most two places: `36.25`, `28`. */
export function formatMg(mg: number): string {
  return String(Math.round(mg * 100) / 100);
}

/** `56 mg`, `0.5 mg/kg over 40 min`: what was planned, before anything is weighed. */
export function planText({ plannedMg, plannedMgPerKg, plannedOverMin }: DosePlan): string {
  const dose = plannedMgPerKg === null ? `${formatMg(plannedMg ?? 0)} mg` : `${plannedMgPerKg} mg/kg`;
  return plannedOverMin === null ? dose : `${dose} over ${plannedOverMin} min`;
}

/** The planned milligrams on a tile; a dose by weight has none before somebody was weighed. */
export function plannedText({ plannedMg }: Pick<BoardSummary, 'plannedMg'>): string {
  return plannedMg === null ? 'not weighed' : `${formatMg(plannedMg)} mg`;
}

/** As of `nowMs`: `28 of 56 mg, 1 of 2 devices`; `18.1 of 36.2 mg (0.5 mg/kg, 72.4 kg)`. What is not known is said so. */
export function deliveredText(dosing: DosingJudgement, nowMs: number): string {
  const { form, plannedMg, plannedMgPerKg, weightKg, dosesGiven, dosesPlanned } = dosing;
  const planned = plannedMg === null ? 'a dose not known (not weighed)' : `${formatMg(plannedMg)} mg`;
  const weight =
    plannedMgPerKg === null || weightKg === null ? '' : ` (${plannedMgPerKg} mg/kg, ${weightKg} kg)`;
  const amount = `${formatMg(deliveredAt(dosing, nowMs))} of ${planned}${weight}`;
  if (form === 'devices') return `${amount}, ${dosesGiven} of ${dosesPlanned ?? 0} devices`;
  if (form === 'infusion') return isEndMissing(dosing, nowMs) ? `${amount}, end not recorded` : amount;
  const word = DOSE_WORDS[form];
  return dosesGiven === 0 ? amount : `${amount}, ${dosesGiven} ${dosesGiven === 1 ? word : `${word}s`}`;
}
