import { simulatedSession } from '#server/simulated/simulated-session.ts';
import { noiseReport } from '#shared/clinical/noise/noise-report.ts';
import { sessionNoise } from '#shared/clinical/noise/session-noise.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { foldAll } from '#shared/session.ts';
import type { Figure } from './figure.ts';

const SESSIONS = 200;
const OXIMETER_EVERY_MS = 10_000;
const ARRIVAL_MS = Date.UTC(2026, 4, 12, 9);

/** How loud the shipped protocols are: invented sessions of every route, an oximeter on each, by rule. */
export function measureAlarms(): Figure[] {
  const sessions = Array.from({ length: SESSIONS }, (_, seed) => {
    const protocol = SHIPPED_PROTOCOLS[seed % SHIPPED_PROTOCOLS.length];
    if (protocol === undefined) throw new Error('there are shipped protocols');
    const options = { arrivesAtMs: ARRIVAL_MS, oximeterEveryMs: OXIMETER_EVERY_MS };
    const state = foldAll(simulatedSession(seed, protocol, options));
    if (state === null) throw new Error('a simulated session has events');
    return sessionNoise(state);
  });
  const report = noiseReport(sessions);
  const perSession = (count: number) => count / SESSIONS;
  return [
    {
      name: 'alarms per session, warnings and criticals',
      value: perSession(report.alarms),
      unit: 'per session',
      note: `${SESSIONS} simulated sessions of ${SHIPPED_PROTOCOLS.length} routes, ${report.alarmsPerPatientHour?.toFixed(2)} per patient-hour`,
    },
    {
      name: 'live criticals per session',
      value: report.criticalsPerSession ?? 0,
      unit: 'per session',
      note: report.overBudget ? 'over the budget of 1 in 20' : 'within the budget of 1 in 20',
    },
    ...report.rules.map(
      ({ rule, raised, criticals, actedOn }): Figure => ({
        name: `  ${rule}`,
        value: perSession(raised),
        unit: 'per session',
        note: `${raised} raised, ${criticals} critical, ${actedOn} acted on`,
      }),
    ),
  ];
}
