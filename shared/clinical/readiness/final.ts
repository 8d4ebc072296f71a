import type { DosingJudgement } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import { MEASURES, MINUTE_MS } from '../../vocabulary.ts';
import { buildAlert } from '../alerts/episodes.ts';
import { judgeDosing } from '../dosing/dosing.ts';
import { firstDoseAtMs, measureTakenIn } from '../facts.ts';
import { type Finding, met, unknown, unmet } from './criterion.ts';

/** [D1] The minimum time from the last device, met exactly when it is reached. Not before dosing is over. */
export function judgeMinimumTime(state: SessionState, nowMs: number): Finding {
  const dosing = judgeDosing(state);
  const minutes = state.protocol.minimumMin;
  const from = countedFrom(dosing);
  if (dosing.gateAtMs === null) {
    const evidence = dosing.dosesGiven === 0 ? 'No dose given' : 'Dosing not finished';
    return unmet(evidence, `${minutes} min from ${LAST_OF[dosing.form]}`);
  }
  const evidence = `${minutes} min from ${from}`;
  if (nowMs >= dosing.gateAtMs) return met(evidence, dosing.gateAtMs);
  return unmet(evidence, 'Time', null, dosing.gateAtMs);
}

/** What the minimum time counts from, in words. */
const LAST_OF: Record<DosingJudgement['form'], string> = {
  devices: 'the last device',
  infusion: 'the end of the infusion',
  injections: 'the last injection',
  lozenges: 'the last lozenge',
};

function countedFrom({ form, dosesGiven }: DosingJudgement): string {
  return form === 'devices' ? `device ${dosesGiven}` : LAST_OF[form];
}

/**
 * [D3] No warning or critical open, no was-critical left unclosed. Notices, overdue checks and technical alarms do
 * not count (12.16).
 */
export function judgeAlertsClosed(state: SessionState): Finding {
  const blocking = blockingEpisodes(state);
  if (blocking.length === 0) return met('None open');
  const latched = blocking.filter((alert) => alert.status === 'latched').length;
  const open = blocking.length - latched;
  const parts = [open > 0 ? `${open} active` : '', latched > 0 ? `${latched} to close` : ''].filter(
    (part) => part !== '',
  );
  const byHand = blocking.some((alert) => alert.status !== 'latched' && alert.mayClose);
  const byValues = blocking.some((alert) => !alert.mayClose);
  const ways = [
    byValues ? 'the values inside' : '',
    byHand ? 'a close' : '',
    latched > 0 ? 'a closing note' : '',
  ];
  const clears = `Clears with ${ways.filter((way) => way !== '').join(' and ')}`;
  return unmet(parts.join(', '), clears, Math.min(...blocking.map(({ raisedAtMs }) => raisedAtMs)));
}

/** Alerts that stand in the way of signing. */
export function blockingEpisodes(state: SessionState) {
  return Object.keys(state.alerts.episodes)
    .map((family) => buildAlert(state, family))
    .filter((alert) => alert !== null)
    .filter((alert) => alert.alertClass === 'clinical' && alert.severity !== 'notice');
}

/**
 * [D15] A full set not older than 15 minutes, the oldest of its parts counting; exactly 15 minutes still counts.
 * Unknown, not unmet: what is missing has not been measured.
 */
export function judgeFinalVitals(state: SessionState, nowMs: number): Finding {
  const t0 = firstDoseAtMs(state);
  const minutes = state.protocol.readiness.finalVitalsMin;
  const need = `A full set within ${minutes} min of signing`;
  if (t0 === null) return unknown('No dose given', need);
  const times = MEASURES.map((measure) => measureTakenIn(state, measure, t0, Number.MAX_SAFE_INTEGER));
  if (times.some((time) => time === null)) return unknown('No full set since the dose', need);
  const oldest = Math.min(...times.map((time) => time ?? 0));
  const until = oldest + minutes * MINUTE_MS;
  if (nowMs > until) return unknown('Older than 15 min', need, oldest);
  return met('Full set', oldest, until + 1);
}
