import type { Alert, AlertsJudgement } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import { severityRank } from '../../vocabulary.ts';
import { buildAlert } from './episodes.ts';

/** Open alerts worst first and then longest calling, was-critical ones waiting for a note, and history newest first. */
export function viewAlerts(state: SessionState): AlertsJudgement {
  const current = Object.keys(state.alerts.episodes)
    .map((family) => buildAlert(state, family))
    .filter((alert) => alert !== null);
  return {
    open: current.filter((alert) => alert.status !== 'latched').sort(worstFirst),
    latched: current.filter((alert) => alert.status === 'latched').sort(worstFirst),
    history: state.alerts.ended.toReversed(),
    steps: state.alerts.steps,
  };
}

function worstFirst(a: Alert, b: Alert): number {
  return severityRank(b.severity) - severityRank(a.severity) || a.soundingSinceMs - b.soundingSinceMs;
}
