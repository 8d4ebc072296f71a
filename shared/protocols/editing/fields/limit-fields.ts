import { WIDEST } from '../../own-limit-bounds.ts';
import type { OwnLimitKey, Protocol } from '../../protocol.ts';
import { type NumberField, numbers } from './field.ts';

type Limits = Protocol['limits'];
/** Limits that have a warning and a critical severity. */
export type TwoLimitKey = {
  [K in keyof Limits]: Limits[K] extends { critical: unknown } ? K : never;
}[keyof Limits];

interface TwoLimits {
  key: TwoLimitKey;
  name: string;
  unit: string | null;
  step: number;
  side: 'high' | 'low';
  /** How near the ordinary a limit may lie, and how far out; both in the order of the scale. */
  warning: readonly [number, number];
  critical: readonly [number, number];
}

function limit(
  key: TwoLimitKey,
  name: string,
  unit: string | null,
  side: 'high' | 'low',
  warning: readonly [number, number],
  critical: readonly [number, number],
): TwoLimits {
  return { key, name, unit, side, warning, critical, step: unit === '°C' ? 0.1 : 1 };
}

/** The far end of a limit that may be fitted to one patient is the same for everybody. */
function fitted(
  key: OwnLimitKey,
  name: string,
  unit: string,
  nearestWarning: number,
  nearestCritical: number,
): TwoLimits {
  const { side, widest } = WIDEST[key];
  return side === 'high'
    ? limit(key, name, unit, side, [nearestWarning, widest - 1], [nearestCritical, widest])
    : limit(key, name, unit, side, [widest + 1, nearestWarning], [widest, nearestCritical]);
}

/**
 * Limits with two severities. The far ends of vitals are those of LIMITS, of temperature the confirm band of clinical
 * reference 2.1, of scales their ends; the near ends are [P]: nearer, and a healthy patient alarms.
 */
export const TWO_LIMITS: readonly TwoLimits[] = [
  fitted('systolicHigh', 'Systolic pressure', 'mmHg', 120, 140),
  fitted('diastolicHigh', 'Diastolic pressure', 'mmHg', 80, 90),
  fitted('systolicLow', 'Low systolic pressure', 'mmHg', 120, 110),
  fitted('heartRateLow', 'Low heart rate', '/min', 60, 55),
  fitted('heartRateHigh', 'High heart rate', '/min', 90, 100),
  fitted('spo2Low', 'Saturation', '%', 97, 95),
  fitted('respiratoryRateLow', 'Low breathing rate', '/min', 14, 12),
  fitted('respiratoryRateHigh', 'High breathing rate', '/min', 16, 18),
  limit('temperatureLow', 'Low temperature', '°C', 'low', [34, 36.5], [33, 36]),
  limit('temperatureHigh', 'High temperature', '°C', 'high', [37, 39.5], [38, 41]),
  limit('moaasLow', 'Sedation level (MOAA/S)', null, 'low', [1, 4], [0, 3]),
  limit('dissociationHigh', 'Dissociation score', null, 'high', [2, 10], [3, 10]),
  limit('cadssHigh', 'CADSS total', null, 'high', [5, 92], [5, 92]),
  limit('cadss6High', 'CADSS-6 total', null, 'high', [2, 24], [2, 24]),
  limit('nauseaHigh', 'Nausea score', null, 'high', [2, 10], [3, 10]),
];

/** Under what words a limit stands in a form and in a finding. */
export function limitLabel({ name, side }: TwoLimits, severity: 'warning' | 'critical'): string {
  return `${name}: ${severity} ${side === 'high' ? 'at or above' : 'at or below'}`;
}

function twoFields(two: TwoLimits): NumberField[] {
  const laxer = two.side === 'high' ? 'higher' : 'lower';
  return (['warning', 'critical'] as const).flatMap((severity) => {
    const [min, max] = two[severity];
    const row = [`/limits/${two.key}/${severity}`, limitLabel(two, severity), min, max, laxer] as const;
    return numbers('limits', two.unit, [row], { step: two.step, mayBeOff: true });
  });
}

export const LIMIT_FIELDS: readonly NumberField[] = [
  ...TWO_LIMITS.flatMap(twoFields),
  ...numbers(
    'limits',
    'mmHg',
    [
      ['/limits/systolicRise', 'Systolic rise over own baseline: warning at or above', 15, 80, 'higher'],
      ['/limits/diastolicRise', 'Diastolic rise over own baseline: warning at or above', 10, 50, 'higher'],
    ],
    { mayBeOff: true },
  ),
  ...numbers('limits', 'mmHg', [
    ['/limits/systolicLowDrop', 'A low systolic warns only this far below baseline', 0, 40, 'higher'],
  ]),
  ...numbers('limits', 'min', [
    ['/limits/dissociationSlow/fromMin', 'Slow to fade: a notice from T+', 30, 240, 'higher'],
    ['/limits/dissociationLate/fromMin', 'Late: a warning from T+', 40, 300, 'higher'],
  ]),
  ...numbers('limits', null, [
    ['/limits/dissociationSlow/score', 'Slow to fade: from dissociation score', 1, 10, 'higher'],
    ['/limits/dissociationLate/score', 'Late: from dissociation score', 1, 10, 'higher'],
  ]),
];
