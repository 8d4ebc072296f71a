import type { Alert } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import type { SummaryAlert } from '../summary.ts';
import { TOLD } from '../vocabulary.ts';
import { viewAlerts } from './alerts/view.ts';

/** Alerts a summary carries at most: it stays under 2 kB of JSON. */
const MOST_ALERTS = 5;

/** The worst few; an alert nobody has seen is never left out for a worse one that was. */
export function summarizeAlerts(state: SessionState): SummaryAlert[] {
  const { open, latched } = viewAlerts(state);
  const all = [...open, ...latched];
  const unseen = all.filter((alert) => alert.acknowledged === null);
  const kept = new Set([...unseen, ...all].slice(0, MOST_ALERTS));
  return all.filter((alert) => kept.has(alert)).map(summarizeAlert);
}

function summarizeAlert(alert: Alert): SummaryAlert {
  const { episodeId, family, alertClass, severity, status, message, soundingSinceMs, acknowledged } = alert;
  const by = acknowledged?.by;
  return {
    episodeId,
    family,
    alertClass,
    severity,
    status: status === 'ended' ? 'confirmed' : status,
    message,
    sinceMs: alert.alertClass === 'clinical' ? soundingSinceMs : alert.evidenceAtMs,
    acknowledged:
      acknowledged && by ? { atMs: acknowledged.atMs, name: by.kind === 'system' ? '' : by.name } : null,
    mayClose: alert.mayClose,
    noteNeeded: alert.noteNeeded,
    repeatDueAtMs: alert.repeatDueAtMs,
    silenced: alert.silenced && {
      untilMs: alert.silenced.untilMs,
      name: alert.silenced.by.kind === 'system' ? '' : alert.silenced.by.name,
    },
    told: farthestTold(alert),
  };
}

/** What somebody was told before it called anew says nothing of now. */
function farthestTold({ told, soundingSinceMs, acknowledged }: Alert): SummaryAlert['told'] {
  if (acknowledged !== null) return null;
  const now = told.filter(({ atMs }) => atMs >= soundingSinceMs).map(({ who }) => who);
  return TOLD.findLast((who) => now.includes(who)) ?? null;
}
