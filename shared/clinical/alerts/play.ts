import type { SessionState } from '../../state.ts';
import { escalationTimers, type Timer } from './escalation.ts';
import { watchTimers } from './watches.ts';

/**
 * Time's share of the alerts: escalations, missed repeats, overdue checks, silent devices. Timers are derived from the
 * state, so a restart, a second server or a screen comes to the same steps at the same instants.
 */

function timers(state: SessionState): Timer[] {
  if (state.end) return [];
  const escalations = Object.entries(state.alerts.episodes).flatMap(([family, episode]) =>
    escalationTimers(state, family, episode),
  );
  return [...escalations, ...watchTimers(state)];
}

function earliest(state: SessionState): Timer | null {
  return timers(state).reduce<Timer | null>(
    (first, timer) => (first === null || timer.atMs < first.atMs ? timer : first),
    null,
  );
}

/** When the next timer fires, whether or not that has passed; null when none is set. */
export function nextTimerAtMs(state: SessionState): number | null {
  return earliest(state)?.atMs ?? null;
}

/**
 * Plays every timer up to and including `toMs`, in order, changing `state`. A timer set for the past (a check that was
 * overdue before it was known) fires at the earliest now known: the last recorded instant.
 */
export function playTo(state: SessionState, toMs: number): void {
  for (let timer = earliest(state); timer !== null && timer.atMs <= toMs; timer = earliest(state)) {
    timer.fire(Math.max(timer.atMs, state.lastRecordedAtMs));
  }
}
