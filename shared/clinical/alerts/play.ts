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
  if (toMs < (quietUntilMs.get(state) ?? Number.NEGATIVE_INFINITY)) return;
  let timer = earliest(state);
  for (; timer !== null && timer.atMs <= toMs; timer = earliest(state)) {
    timer.fire(Math.max(timer.atMs, state.lastRecordedAtMs));
  }
  quietUntilMs.set(state, timer?.atMs ?? Number.POSITIVE_INFINITY);
}

/**
 * Before this instant no timer of the state fires. Kept beside it, never stored and never sent: timers are dear to derive,
 * and most readings of a calm patient only put them off. Whoever changes a state must say so (`mayWakeEarlier`).
 */
const quietUntilMs = new WeakMap<SessionState, number>();

/** The state has changed in a way that may have set a timer, or set one earlier. */
export function mayWakeEarlier(state: SessionState): void {
  quietUntilMs.delete(state);
}
