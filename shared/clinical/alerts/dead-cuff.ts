import type { SessionState } from '../../state.ts';
import { failedInARow } from '../attempts.ts';
import { firstDoseAtMs } from '../facts.ts';
import { CUFF_FAMILY } from './episodes.ts';
import { endWatch, raiseWatch, worsenWatch } from './watches.ts';

/** So many attempts in a row without a pressure are a notice, so many a warning [P]. */
export const CUFF_NOTICE = 2;
export const CUFF_WARNING = 4;

/**
 * [DEAD-CUFF] After an event: a cuff that gives no pressure is told, gets worse, or is over with the first pressure. Before
 * the dose it is asked again and never alarms, as every failed attempt.
 */
export function watchCuff(state: SessionState, atMs: number): void {
  const failed =
    state.end !== null || firstDoseAtMs(state) === null ? [] : failedInARow(state, 'bloodPressure');
  const watch = state.alerts.watches[CUFF_FAMILY];
  const [first] = failed;
  if (first === undefined || failed.length < CUFF_NOTICE) {
    if (watch !== undefined) endWatch(state, CUFF_FAMILY, atMs);
    return;
  }
  if (watch === undefined)
    raiseWatch(state, CUFF_FAMILY, 'technical', 'notice', 'Cuff gives no BP', first.takenAtMs, atMs);
  if (failed.length >= CUFF_WARNING && state.alerts.watches[CUFF_FAMILY]?.severity === 'notice')
    worsenWatch(state, CUFF_FAMILY, 'warning', atMs);
}
