import type { SessionState } from '../state.ts';
import { valueSeverityOf } from './alerts/core.ts';
import { firstDoseAtMs } from './facts.ts';
import { isEmergency } from './symptoms.ts';

const PRESSURE_FAMILIES = ['BP', 'BP-LO'] as const;

/**
 * [BP-SX] The episode of a pressure outside its limits for which nobody has yet said whether there are emergency
 * symptoms; null when none waits for an answer. Asked only after a dose. A symptom reported since the episode began
 * answers it, so does a note that there were none; a note in error answers nothing.
 */
export function emergencyAsked(state: SessionState): string | null {
  if (state.end || firstDoseAtMs(state) === null) return null;
  for (const family of PRESSURE_FAMILIES) {
    const episode = state.alerts.episodes[family];
    const core = state.alerts.cores[family];
    if (!episode || !core?.raisedBy || valueSeverityOf(core) === null) continue;
    const { takenAtMs: sinceMs } = core.raisedBy;
    const none = state.notes.some(({ content }) => content.noSymptomsOf === episode.episodeId);
    const some = state.symptoms.some(
      ({ takenAtMs, content }) => takenAtMs >= sinceMs && isEmergency(content.effect),
    );
    if (!none && !some) return episode.episodeId;
  }
  return null;
}
