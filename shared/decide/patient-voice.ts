import { HELP_FAMILY } from '../clinical/alerts/episodes.ts';
import type { Speaker } from '../patient-voice.ts';
import type { SessionState } from '../state.ts';
import { accept, type Decision, refuse } from './answers.ts';

/**
 * What a tablet said, at a time this session can hold, ms: never ahead of the server, never before the session. A call
 * for help is not refused because a clock is wrong.
 */
export function atTheTablet<T extends { takenAtMs: number }>(state: SessionState, said: T, nowMs: number): T {
  return { ...said, takenAtMs: Math.max(state.openedAtMs, Math.min(said.takenAtMs, nowMs)) };
}

/** [HELP] Refused when there is no call that it could be about. */
export function decideEased(
  state: SessionState,
  said: { takenAtMs: number; language: string; saidBy: Speaker },
  nowMs: number,
): Decision {
  if (state.alerts.episodes[HELP_FAMILY] === undefined)
    return refuse('unknownAlert', 'There is no call that is open.');
  return accept({ type: 'PatientEased', body: atTheTablet(state, said, nowMs) });
}
