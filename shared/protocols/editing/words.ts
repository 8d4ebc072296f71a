import type { Measure } from '../../vocabulary.ts';
import { FULL_SET, type ScheduledCheck } from '../schedule.ts';
import type { NumberField } from './fields/field.ts';

export const MEASURE_WORDS: Record<Measure, string> = {
  bloodPressure: 'blood pressure',
  heartRateBpm: 'heart rate',
  spo2Percent: 'saturation',
  respiratoryRatePerMin: 'breathing rate',
  moaas: 'sedation',
  dissociation: 'dissociation',
};

/** `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

export function minutes(count: number): string {
  return `${count} ${count === 1 ? 'minute' : 'minutes'}`;
}

/** `93 %`, `38.1 °C`, `7`. */
export function withUnit(value: number, unit: string | null): string {
  return unit === null ? String(value) : `${value} ${unit}`;
}

/** A number of the document as people type it; binary noise of the factor rounded away. */
export function asTyped({ factor }: NumberField, value: number): number {
  return Math.round((value / factor) * 1e6) / 1e6;
}

/** A number of the document with its unit. */
export function shown(field: NumberField, value: number): string {
  return withUnit(asTyped(field, value), field.unit);
}

export function isFullSet({ needs }: ScheduledCheck): boolean {
  return FULL_SET.every((measure) => needs.includes(measure));
}

/** What a check measures: `a full set`, `blood pressure and sedation`, `nothing`. */
export function needsWords(check: ScheduledCheck): string {
  if (isFullSet(check)) return 'a full set';
  if (check.needs.length === 0) return 'nothing';
  return listed(FULL_SET.filter((measure) => check.needs.includes(measure)).map((one) => MEASURE_WORDS[one]));
}
