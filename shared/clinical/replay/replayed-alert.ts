import type { Alert } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import type { ReplayedAlert } from '../../wire/replay.ts';
import { isWatched } from '../alerts/episodes.ts';
import { viewAlerts } from '../alerts/view.ts';
import { sinceDoseMin } from '../facts.ts';
import { subjectOf } from './same-alert.ts';

/**
 * Every alert that was raised, in order of time. A breach that was only logged late never called anybody. Left out is
 * that a repeat was late: whoever was not asked to measure again did not come, which says nothing of the protocol.
 */
export function raisedAlerts(state: SessionState): Alert[] {
  const { open, latched, history } = viewAlerts(state);
  return [...open, ...latched, ...history]
    .filter(({ ended, family }) => ended?.why !== 'late' && !family.startsWith('CHECK:REPEAT:'))
    .sort((a, b) => a.raisedAtMs - b.raisedAtMs);
}

/** Whether the highest severity it reached was confirmed: a critical one by a repeat, or at once. */
export function isPeakConfirmed(alert: Alert): boolean {
  return alert.peak === 'critical' && !isWatched(alert.family)
    ? alert.noteNeeded
    : alert.confirmedAtMs !== null;
}

export function replayedAlert(state: SessionState, alert: Alert): ReplayedAlert {
  const { family, alertClass, peak, raisedAtMs } = alert;
  return {
    family: subjectOf(family),
    alertClass,
    severity: peak,
    confirmed: isPeakConfirmed(alert),
    message: messageAtPeak(state, alert),
    atMin: sinceDoseMin(state, raisedAtMs),
  };
}

/** What it said when it reached its highest severity, which its last readings no longer say. */
function messageAtPeak({ alerts }: SessionState, { episodeId, peak, message }: Alert): string {
  const reached = alerts.steps.find(
    (step) =>
      step.episodeId === episodeId &&
      step.severity === peak &&
      (step.step === 'raised' || step.step === 'worsened'),
  );
  return reached?.message ?? message;
}
