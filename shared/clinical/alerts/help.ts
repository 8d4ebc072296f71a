import type { SessionState } from '../../state.ts';
import { emit, HELP_FAMILY, soundAgain } from './episodes.ts';
import { raiseWatch } from './watches.ts';

const NEEDS = 'I need someone';
const EASED = 'I need someone; all right now, says the patient';

/**
 * [HELP] A call is a critical alert at once, aged from when the tablet was touched. One more while it is open raises
 * nothing: it sounds anew where somebody had seen the one before.
 */
export function foldCall(state: SessionState, takenAtMs: number, atMs: number): void {
  const watch = state.alerts.watches[HELP_FAMILY];
  const episode = state.alerts.episodes[HELP_FAMILY];
  if (!watch || !episode) {
    raiseWatch(state, HELP_FAMILY, 'clinical', 'critical', NEEDS, takenAtMs, atMs);
    return;
  }
  watch.message = NEEDS;
  if (episode.acknowledged === null) return;
  soundAgain(episode, atMs);
  emit(state.alerts, HELP_FAMILY, episode, 'resounded', watch.severity, NEEDS, atMs);
}

/** [HELP] What the patient says of it since stands beside the call and ends nothing. */
export function foldEased(state: SessionState): void {
  const watch = state.alerts.watches[HELP_FAMILY];
  if (watch) watch.message = EASED;
}
