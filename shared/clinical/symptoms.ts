import type { Effect } from '../entries.ts';

/** Our words for the effects a clinician can record. */
export const EFFECT_NAMES: Record<Effect, string> = {
  chestPain: 'Chest pain',
  breathlessness: 'Breathlessness',
  severeHeadache: 'Sudden severe headache',
  visualDisturbance: 'Visual disturbance',
  seizure: 'Seizure',
  reducedConsciousness: 'Reduced consciousness',
  focalDeficit: 'Sudden weakness or loss of speech',
  vomiting: 'Vomited',
  nausea: 'Nausea',
  dizziness: 'Dizziness',
  vertigo: 'Spinning',
  headache: 'Headache',
  anxiety: 'Anxiety',
  numbness: 'Numbness or tingling',
  blurredVision: 'Blurred vision',
  badTaste: 'Bad taste',
  fatigue: 'Fatigue',
  somnolence: 'Sleepiness',
  euphoria: 'Euphoria',
  feelingDrunk: 'Feeling drunk',
  confusion: 'Confusion',
  frequentUrination: 'Passing water often',
  palpitations: 'Palpitations',
  other: 'Other',
};

/** Symptoms that with a raised pressure, or alone, need emergency care (label; rule BP-SX). */
export const EMERGENCY_EFFECTS: readonly Effect[] = [
  'chestPain',
  'breathlessness',
  'severeHeadache',
  'visualDisturbance',
  'seizure',
  'reducedConsciousness',
  'focalDeficit',
];

/** Effects for which everyone on site is called at once (4.6). */
export const EVERYONE_EFFECTS: readonly Effect[] = ['seizure', 'chestPain', 'focalDeficit'];

export function isEmergency(effect: Effect): boolean {
  return EMERGENCY_EFFECTS.includes(effect);
}
