import { MINUTE_MS } from '../../vocabulary.ts';
import type { NoiseReport, RuleNoise } from '../../wire/noise.ts';
import { isOverBudget } from '../replay/summarize-replays.ts';
import type { AlertNoise, SessionNoise } from './session-noise.ts';

const HOUR_MS = 60 * MINUTE_MS;

/**
 * [NOISE] What these sessions called for, by rule, the loudest first, against the budget of criticals [BUDGET]. Rates of
 * nobody watched are null, and so is the time until nobody acknowledged.
 */
export function noiseReport(sessions: readonly SessionNoise[]): NoiseReport {
  const alerts = sessions.flatMap((session) => session.alerts);
  const alarms = alerts.filter(({ severity }) => severity !== 'notice');
  const criticals = alerts.filter(isClinicalCritical).length;
  const hours = sessions.reduce((sum, { watchedMs }) => sum + watchedMs, 0) / HOUR_MS;
  return {
    sessions: sessions.length,
    patientHours: hours,
    alarms: alarms.length,
    alarmsPerPatientHour: hours > 0 ? alarms.length / hours : null,
    criticals,
    criticalsPerSession: sessions.length > 0 ? criticals / sessions.length : null,
    overBudget: isOverBudget(criticals, sessions.length),
    rules: [...new Set(alerts.map(({ rule }) => rule))]
      .map((rule) =>
        ruleNoise(
          rule,
          alerts.filter((alert) => alert.rule === rule),
        ),
      )
      .sort((a, b) => b.raised - a.raised || (a.rule < b.rule ? -1 : 1)),
  };
}

function isClinicalCritical({ alertClass, severity }: AlertNoise): boolean {
  return alertClass === 'clinical' && severity === 'critical';
}

function ruleNoise(rule: string, alerts: readonly AlertNoise[]): RuleNoise {
  const count = (is: (alert: AlertNoise) => boolean) => alerts.filter(is).length;
  const waits = alerts.flatMap(({ acknowledgedAfterMs }) => acknowledgedAfterMs ?? []);
  return {
    rule,
    raised: alerts.length,
    criticals: count(({ severity }) => severity === 'critical'),
    confirmed: count(({ confirmed }) => confirmed),
    actedOn: count(({ actedOn }) => actedOn),
    acknowledged: waits.length,
    medianToAcknowledgeMs: median(waits),
  };
}

/** Of an even number the mean of the two in the middle; null of none. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
