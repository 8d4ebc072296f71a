import type { SessionCommand } from '../commands.ts';
import type { SilenceDuty } from '../events.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { currentAlerts, nameOf } from './alerts.ts';
import { accept, type Decision, refuse } from './answers.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

/** How long a silence may last for each promise, minutes [P]; 30 is the longest any may (4.2). */
export const SILENCE_MINUTES: Record<SilenceDuty, readonly number[]> = {
  recheck: [3, 5, 10],
  prescriberCalled: [5, 10, 15],
  expected: [10, 20, 30],
};

/**
 * [SILENCE] One alert of one patient, for a promise. Refusals: unknownAlert, wrongStage (critical, or nothing sounds),
 * alreadyDone (silent already: of two who silence at once one wins), impossibleValue (minutes).
 */
export function decideSilence(state: SessionState, body: Body<'SilenceAlert'>, nowMs: number): Decision {
  const { episodeId, duty, minutes, note } = body;
  const alert = currentAlerts(state, nowMs).find((candidate) => candidate.episodeId === episodeId);
  if (!alert) return refuse('unknownAlert', 'This alert has already ended.', '/episodeId');
  if (alert.status === 'latched')
    return refuse('wrongStage', 'This alert does not sound: it waits for a closing note.', '/episodeId');
  if (alert.severity === 'critical')
    return refuse(
      'wrongStage',
      'A critical alert is never silenced. Acknowledge it when you have seen it.',
      '/episodeId',
    );
  if (alert.silenced)
    return refuse(
      'alreadyDone',
      `${nameOf(alert.silenced.by)} has already silenced this alert.`,
      '/episodeId',
    );
  if (!SILENCE_MINUTES[duty].includes(minutes))
    return refuse('impossibleValue', `Choose ${SILENCE_MINUTES[duty].join(', ')} minutes.`, '/minutes');
  const untilMs = nowMs + minutes * MINUTE_MS;
  return accept({ type: 'AlertSilenced', body: { episodeId, duty, untilMs, note } });
}

/** It sounds again at once. Refusals: unknownAlert, alreadyDone. */
export function decideEndSilence(state: SessionState, body: Body<'EndSilence'>, nowMs: number): Decision {
  const alert = currentAlerts(state, nowMs).find((candidate) => candidate.episodeId === body.episodeId);
  if (!alert) return refuse('unknownAlert', 'This alert has already ended.', '/episodeId');
  if (!alert.silenced) return refuse('alreadyDone', 'This alert is not silenced.', '/episodeId');
  return accept({ type: 'AlertSilenceEnded', body });
}
