import type { OwnLimitKey, OwnLimits } from '#shared/protocols/protocol.ts';

/** Limits that can be fitted to one patient, in the order of a set, with the words and unit of each. */
export const OWN_LIMITS: readonly { key: OwnLimitKey; label: string; unit: string }[] = [
  { key: 'systolicHigh', label: 'Systolic high', unit: 'mmHg' },
  { key: 'diastolicHigh', label: 'Diastolic high', unit: 'mmHg' },
  { key: 'systolicLow', label: 'Systolic low', unit: 'mmHg' },
  { key: 'heartRateHigh', label: 'Heart rate high', unit: '/min' },
  { key: 'heartRateLow', label: 'Heart rate low', unit: '/min' },
  { key: 'spo2Low', label: 'SpO₂ low', unit: '%' },
  { key: 'respiratoryRateHigh', label: 'Respiratory rate high', unit: '/min' },
  { key: 'respiratoryRateLow', label: 'Respiratory rate low', unit: '/min' },
];

/** `SpO₂ low 91 and 88 %`, one for each: the warning and the critical one. */
export function limitsText(limits: OwnLimits): string {
  return OWN_LIMITS.flatMap(({ key, label, unit }) => {
    const limit = limits[key];
    return limit === undefined ? [] : [`${label} ${limit.warning} and ${limit.critical} ${unit}`];
  }).join(', ');
}
