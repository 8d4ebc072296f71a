import { firstDoseAtMs, SET_SPREAD_MS } from './clinical/facts.ts';
import type { SessionEvent } from './events.ts';
import type { SessionState } from './state.ts';

/**
 * Folding asks after every event what limits compare against and which timers are set, and both are dear to derive. These
 * say of which events neither can change, so that an hour of a calm oximeter folds in no time.
 */

/** A value or score taken so long after T0 that it cannot be part of what was measured before the dose. */
export function leavesContext(state: SessionState, event: SessionEvent): boolean {
  if (event.type === 'Announced') return true;
  if (event.type !== 'EntryRecorded') return false;
  const { kind, takenAtMs } = event.body.content;
  const t0 = firstDoseAtMs(state);
  return (kind === 'reading' || kind === 'score') && t0 !== null && takenAtMs > t0 + SET_SPREAD_MS;
}

/**
 * Whether the timers that were set before this event, which is folded already, are still set or only put off: a value that was
 * obtained, of a patient about whom no alert asks for a repeat and whose steps it did not change (`steps`: how many there were), answers checks and
 * moves the next one on. Checks marked not done, failed attempts and pressures entered out of order may set one earlier.
 */
export function onlyPutsOff(state: SessionState, event: SessionEvent, steps: number): boolean {
  if (event.type !== 'EntryRecorded' || state.alerts.steps.length !== steps) return false;
  if (Object.keys(state.checksNotDone).length > 0) return false;
  if (Object.values(state.alerts.cores).some(({ repeat }) => repeat !== null)) return false;
  const { content } = event.body;
  if (content.kind === 'score') return content.value !== null;
  if (content.kind !== 'reading' || content.failed.length > 0) return false;
  return content.vitals.systolicMmHg === undefined || state.readings.at(-1)?.entryId === event.body.entryId;
}
