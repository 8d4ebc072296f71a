import type { Alert, AlertsJudgement } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import { type AlertClass, severityRank } from '../../vocabulary.ts';
import { buildAlert } from './episodes.ts';

/**
 * Open alerts worst first, of equal ones those nobody has seen first and then longest calling, was-critical ones
 * waiting for a note, and history newest first.
 */
export function viewAlerts(state: SessionState): AlertsJudgement {
  const current = Object.keys(state.alerts.episodes)
    .map((family) => buildAlert(state, family))
    .filter((alert) => alert !== null);
  const { ended, steps } = state.alerts;
  // [END] When the patient has left, nothing calls any more: what was open then is history.
  if (state.end !== null)
    return { open: [], latched: [], history: [...current.sort(worstFirst), ...ended.toReversed()], steps };
  return {
    open: current.filter((alert) => alert.status !== 'latched').sort(worstFirst),
    latched: current.filter((alert) => alert.status === 'latched').sort(worstFirst),
    history: ended.toReversed(),
    steps,
  };
}

/** Of equal severity the patient's own trouble leads: a late check or a silent device waits behind it. */
const CLASS_RANK: Record<AlertClass, number> = { clinical: 0, overdue: 1, technical: 2 };

/** Somebody has looked at it, or promised to look again; a notice asks nobody to. */
function isSeen({ acknowledged, silenced, severity }: Alert): boolean {
  return (acknowledged !== null || silenced !== null) && severity !== 'notice';
}

function worstFirst(a: Alert, b: Alert): number {
  return (
    severityRank(b.severity) - severityRank(a.severity) ||
    Number(isSeen(a)) - Number(isSeen(b)) ||
    CLASS_RANK[a.alertClass] - CLASS_RANK[b.alertClass] ||
    a.soundingSinceMs - b.soundingSinceMs
  );
}
