import { formatCount } from '#client/ui/format.ts';
import type { NoiseReport, RuleNoise } from '#shared/wire/noise.ts';

/** `Within the budget of 1 in 20: 1 critical alert in 60 sessions`, or over it. */
export function budgetText({ criticals, sessions, overBudget }: NoiseReport): string {
  if (sessions === 0) return 'Nobody was dosed on these days.';
  const load = `${criticals} critical ${criticals === 1 ? 'alert' : 'alerts'} in ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`;
  return overBudget ? `Over the budget of 1 in 20: ${load}` : `Within the budget of 1 in 20: ${load}`;
}

/** `0.42 alarms a patient-hour, 55 in 130.8 hours`. */
export function rateText({ alarms, alarmsPerPatientHour, patientHours }: NoiseReport): string {
  if (alarmsPerPatientHour === null) return '';
  const rate = Math.round(alarmsPerPatientHour * 100) / 100;
  return `${rate} alarms a patient-hour: ${alarms} in ${Math.round(patientHours * 10) / 10} hours watched`;
}

/** `1:20` of minutes and seconds; `––`: nobody acknowledged any. */
export function waitText({ medianToAcknowledgeMs }: RuleNoise): string {
  return medianToAcknowledgeMs === null ? '––' : formatCount(medianToAcknowledgeMs);
}

/** `12 of 14`. */
export function ofRaised(count: number, { raised }: RuleNoise): string {
  return `${count} of ${raised}`;
}
