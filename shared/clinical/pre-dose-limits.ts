import type { Vitals } from '../entries.ts';
import type { Reason, ValueKey } from '../judgement.ts';
import type { Protocol } from '../protocols/protocol.ts';
import { roundedDown, roundedUp, VITALS } from './vitals.ts';

/** Pre-dose limits that HOLD the dose: strict comparisons, as the label writes "> 140/90". */
export function preDoseReasons({ preDose }: Protocol, vitals: Vitals): Reason[] {
  const found: Reason[] = [];
  const high = (key: keyof Vitals & ValueKey, limit: number, inclusive = false): void => {
    const value = vitals[key];
    if (value === undefined) return;
    const judged = roundedUp(value, VITALS[key].decimals);
    if (inclusive ? judged < limit : judged <= limit) return;
    const sign = inclusive ? '≥' : '>';
    found.push({
      rule: 'HOLD',
      severity: 'notice',
      text: `${VITALS[key].label} ${value} ${sign} ${limit}`,
      value,
      values: [key],
    });
  };
  const low = (key: keyof Vitals & ValueKey, limit: number): void => {
    const value = vitals[key];
    if (value === undefined || roundedDown(value, VITALS[key].decimals) >= limit) return;
    found.push({
      rule: 'HOLD',
      severity: 'notice',
      text: `${VITALS[key].label} ${value} < ${limit}`,
      value,
      values: [key],
    });
  };
  high('systolicMmHg', preDose.systolicAbove);
  high('diastolicMmHg', preDose.diastolicAbove);
  low('spo2Percent', preDose.spo2Below);
  low('heartRateBpm', preDose.heartRateBelow);
  high('heartRateBpm', preDose.heartRateAbove);
  low('respiratoryRatePerMin', preDose.respiratoryRateBelow);
  high('respiratoryRatePerMin', preDose.respiratoryRateAbove);
  high('temperatureC', preDose.temperatureFrom, true);
  return found;
}
