import { type Refusal, refusal } from '../commands.ts';
import type { FailedVital, Vitals } from '../entries.ts';
import { VITAL_KEYS, type VitalKey } from '../vocabulary.ts';

/** What is known about one vital whatever the protocol: its words, unit, decimals and the two plausibility bands. */
export interface VitalSpec {
  label: string;
  name: string;
  unit: string;
  decimals: 0 | 1;
  /** Outside [from, to] cannot be a value: a typing error or a broken device. */
  possible: readonly [from: number, to: number];
  /** Outside [from, to] is rare enough to ask "re-checked?". Null side: never asked. */
  usual: readonly [from: number | null, to: number | null];
}

/** Bands of the clinical reference 2.1 [P]; oxygen is never asked about (section 12.2). */
export const VITALS: Record<VitalKey, VitalSpec> = {
  systolicMmHg: {
    label: 'SYS',
    name: 'Systolic',
    unit: 'mmHg',
    decimals: 0,
    possible: [40, 300],
    usual: [80, 200],
  },
  diastolicMmHg: {
    label: 'DIA',
    name: 'Diastolic',
    unit: 'mmHg',
    decimals: 0,
    possible: [20, 200],
    usual: [40, 120],
  },
  meanArterialMmHg: {
    label: 'MAP',
    name: 'Mean',
    unit: 'mmHg',
    decimals: 0,
    possible: [20, 250],
    usual: [60, 150],
  },
  heartRateBpm: {
    label: 'HR',
    name: 'Heart rate',
    unit: '/min',
    decimals: 0,
    possible: [20, 300],
    usual: [40, 150],
  },
  spo2Percent: {
    label: 'SpO₂',
    name: 'SpO₂',
    unit: '%',
    decimals: 0,
    possible: [40, 100],
    usual: [88, null],
  },
  respiratoryRatePerMin: {
    label: 'RR',
    name: 'Respiratory rate',
    unit: '/min',
    decimals: 0,
    possible: [0, 80],
    usual: [8, 30],
  },
  temperatureC: {
    label: 'Temp',
    name: 'Temperature',
    unit: '°C',
    decimals: 1,
    possible: [25, 45],
    usual: [35, 39],
  },
  oxygenLitresPerMin: {
    label: 'O₂',
    name: 'Oxygen',
    unit: 'L/min',
    decimals: 1,
    possible: [0, 15],
    usual: [null, null],
  },
};

/** Pulse pressures outside these are asked about; at or below zero a pair is impossible. */
const USUAL_PULSE_PRESSURE = [15, 100] as const;

/** Rounds away the noise of binary fractions before a ceiling or floor, so that 38.1 stays 38.1. */
function scaled(value: number, decimals: number): number {
  const places = value * 10 ** decimals;
  return Number.isInteger(places) ? places : Math.round(places * 1e6) / 1e6;
}

/** For limits that act when a value is high: the value rounded up to the vital's decimals. */
export function roundedUp(value: number, decimals = 0): number {
  return Math.ceil(scaled(value, decimals)) / 10 ** decimals;
}

/** For limits that act when a value is low: the value rounded down (SpO₂ 91.5 counts as 91). */
export function roundedDown(value: number, decimals = 0): number {
  return Math.floor(scaled(value, decimals)) / 10 ** decimals;
}

/** Mean arterial pressure when the device sends none: shown as calculated. */
export function calculatedMean(systolicMmHg: number, diastolicMmHg: number): number {
  return Math.round(diastolicMmHg + (systolicMmHg - diastolicMmHg) / 3);
}

/**
 * Every reason why this cannot be a reading; empty when it can. Pointers are relative to the reading
 * (`/systolicMmHg`). Respiratory rate 0 is possible: apnoea must be storable.
 */
export function findImpossible(vitals: Vitals, failed: readonly FailedVital[]): Refusal[] {
  const found: Refusal[] = [];
  const given = VITAL_KEYS.filter((key) => vitals[key] !== undefined);
  if (given.length === 0 && failed.length === 0) {
    found.push(refusal('emptySet', 'Nothing was measured and nothing was attempted. Nothing is filed.', ''));
  }
  for (const key of given) {
    const { name, unit, possible } = VITALS[key];
    const value = vitals[key] as number;
    if (value < possible[0] || value > possible[1]) {
      const range = `${possible[0]} to ${possible[1]} ${unit}`;
      found.push(
        refusal('impossibleValue', `${name} ${value} cannot be: ${range} can. Nothing is filed.`, `/${key}`),
      );
    }
  }
  found.push(...findImpossiblePressure(vitals), ...findContradictions(vitals, failed));
  return found;
}

function findImpossiblePressure(vitals: Vitals): Refusal[] {
  const { systolicMmHg: systolic, diastolicMmHg: diastolic, meanArterialMmHg: mean } = vitals;
  if ((systolic === undefined) !== (diastolic === undefined)) {
    const missing = systolic === undefined ? 'systolicMmHg' : 'diastolicMmHg';
    const sentence = 'Systolic and diastolic are taken together: one of them is missing. Nothing is filed.';
    return [refusal('impossibleValue', sentence, `/${missing}`)];
  }
  if (systolic === undefined || diastolic === undefined) return [];
  if (systolic <= diastolic) {
    const relation = systolic === diastolic ? 'equal to' : 'below';
    const sentence = `Systolic ${systolic} is ${relation} diastolic ${diastolic}. Nothing is filed.`;
    return [refusal('impossibleValue', sentence, '/systolicMmHg')];
  }
  if (mean !== undefined && (mean < diastolic || mean > systolic)) {
    const sentence = `Mean ${mean} is outside ${systolic}/${diastolic}. Nothing is filed.`;
    return [refusal('impossibleValue', sentence, '/meanArterialMmHg')];
  }
  return [];
}

function findContradictions(vitals: Vitals, failed: readonly FailedVital[]): Refusal[] {
  return failed.flatMap((failure, index) => {
    const keys: VitalKey[] =
      failure.vital === 'bloodPressure' ? ['systolicMmHg', 'diastolicMmHg'] : [failure.vital];
    if (keys.every((key) => vitals[key] === undefined)) return [];
    const name = failure.vital === 'bloodPressure' ? 'Blood pressure' : VITALS[failure.vital].name;
    const sentence = `${name} has a value and is marked as failed. Nothing is filed.`;
    return [refusal('impossibleValue', sentence, `/failed/${index}`)];
  });
}

/** A value to ask about. `first`: file only after "re-checked"; `after`: file and raise first, then ask. */
export interface Surprise {
  key: VitalKey | 'pulsePressure';
  ask: 'first' | 'after';
  sentence: string;
}

/**
 * Values of the confirm band. Those on the side where a limit alarms are filed and raised before anyone is asked
 * (section 12.2): only a low diastolic, an odd mean and an odd pulse pressure wait for the answer.
 */
export function findSurprising(vitals: Vitals): Surprise[] {
  const found: Surprise[] = [];
  for (const key of VITAL_KEYS) {
    const value = vitals[key];
    if (value === undefined) continue;
    const [from, to] = VITALS[key].usual;
    const low = from !== null && value < from;
    const high = to !== null && value > to;
    if (!low && !high) continue;
    const first = key === 'meanArterialMmHg' || (key === 'diastolicMmHg' && low);
    found.push({
      key,
      ask: first ? 'first' : 'after',
      sentence: `${VITALS[key].name} ${value} is unusual. Re-checked?`,
    });
  }
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = vitals;
  if (systolic !== undefined && diastolic !== undefined) {
    const pulse = systolic - diastolic;
    if (pulse < USUAL_PULSE_PRESSURE[0] || pulse > USUAL_PULSE_PRESSURE[1]) {
      const sentence = `${systolic}/${diastolic} lie ${pulse} apart, which is unusual. Re-checked?`;
      found.push({ key: 'pulsePressure', ask: 'first', sentence });
    }
  }
  return found;
}
