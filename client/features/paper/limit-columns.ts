import { SCALE_SPECS } from '#shared/clinical/scales.ts';
import { VITALS } from '#shared/clinical/vitals.ts';
import type { Limit, Protocol } from '#shared/protocols/protocol.ts';

/** What a measure must not reach, as it is written on paper: `≥ 160, +40 over own baseline, ≤ 100`. */
export interface LimitColumn {
  label: string;
  warning: string;
  critical: string;
}

/** The limits of a session in the order of a set: there is no screen to say them while the form is in use. */
export function limitColumns(limits: Protocol['limits']): LimitColumn[] {
  return [
    column(VITALS.systolicMmHg.label, limits.systolicHigh, limits.systolicLow, limits.systolicRise),
    column(VITALS.diastolicMmHg.label, limits.diastolicHigh, null, limits.diastolicRise),
    column(VITALS.heartRateBpm.label, limits.heartRateHigh, limits.heartRateLow),
    column(VITALS.spo2Percent.label, null, limits.spo2Low),
    column(VITALS.respiratoryRatePerMin.label, limits.respiratoryRateHigh, limits.respiratoryRateLow),
    column(SCALE_SPECS.moaas.label, null, limits.moaasLow),
    column(SCALE_SPECS.dissociation.label, limits.dissociationHigh, null),
  ];
}

function column(
  label: string,
  high: Limit | null,
  low: Limit | null,
  rise: number | null = null,
): LimitColumn {
  const at = (severity: keyof Limit): string[] => [
    ...bound('≥', high?.[severity] ?? null),
    ...bound('≤', low?.[severity] ?? null),
  ];
  const warning = [...at('warning'), ...(rise === null ? [] : [`+${rise} over own baseline`])];
  return { label, warning: warning.join(', '), critical: at('critical').join(', ') };
}

function bound(sign: string, limit: number | null): string[] {
  return limit === null ? [] : [`${sign} ${limit}`];
}
