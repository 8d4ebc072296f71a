import { SCALE_SPECS } from '#shared/clinical/scales.ts';
import { VITALS } from '#shared/clinical/vitals.ts';
import type { ValueKey } from '#shared/judgement.ts';

/** What one set can hold, in the order it is typed and shown. Blood pressure is one thing, taken as a pair. */
export const SLOTS = [
  'bloodPressure',
  'meanArterialMmHg',
  'heartRateBpm',
  'spo2Percent',
  'respiratoryRatePerMin',
  'temperatureC',
  'oxygenLitresPerMin',
  'moaas',
  'dissociation',
  'nausea',
] as const;
export type Slot = (typeof SLOTS)[number];

export const SCORE_SLOTS = ['moaas', 'dissociation', 'nausea'] as const;
export type ScoreSlot = (typeof SCORE_SLOTS)[number];

export function isScoreSlot(slot: Slot): slot is ScoreSlot {
  return (SCORE_SLOTS as readonly Slot[]).includes(slot);
}

/** `short` stands on the dock, `name` in sentences and on fields. */
export interface SlotWords {
  short: string;
  name: string;
  unit: string;
}

export function slotWords(slot: Slot): SlotWords {
  if (slot === 'bloodPressure')
    return { short: 'BP', name: 'Blood pressure', unit: VITALS.systolicMmHg.unit };
  if (isScoreSlot(slot)) {
    const { label, name, from, to } = SCALE_SPECS[slot];
    return { short: label, name, unit: `${from}–${to}` };
  }
  const { label, name, unit } = VITALS[slot];
  return { short: label, name, unit };
}

/** The judged values a slot speaks about: a pair for blood pressure. */
export function valueKeysOf(slot: Slot): ValueKey[] {
  return slot === 'bloodPressure' ? ['systolicMmHg', 'diastolicMmHg'] : [slot];
}

/** Why a measurement or score was attempted and gave no number. The letter follows `x`: `xc` is "cuff". */
export const FAIL_REASONS = [
  { reason: 'cuff', letter: 'c', word: 'Cuff' },
  { reason: 'movement', letter: 'm', word: 'Movement' },
  { reason: 'refused', letter: 'r', word: 'Refused' },
  { reason: 'asleep', letter: 'a', word: 'Asleep' },
  { reason: 'couldNotMeasure', letter: 'n', word: 'Could not measure' },
] as const;
export type FailReason = (typeof FAIL_REASONS)[number]['reason'];

/** A cuff cannot fail a saturation, and nothing mechanical fails a score. */
export function failReasonsFor(slot: Slot): (typeof FAIL_REASONS)[number][] {
  return FAIL_REASONS.filter(({ reason }) => {
    if (isScoreSlot(slot)) return reason !== 'cuff' && reason !== 'movement';
    return (
      reason !== 'cuff' || slot === 'bloodPressure' || slot === 'meanArterialMmHg' || slot === 'heartRateBpm'
    );
  });
}

export function failWord(reason: FailReason): string {
  return FAIL_REASONS.find((known) => known.reason === reason)?.word ?? reason;
}
