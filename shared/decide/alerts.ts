import { viewAlerts } from '../clinical/alerts/view.ts';
import { asOf } from '../clinical/judge.ts';
import { obligations } from '../clinical/obligations.ts';
import type { SessionCommand } from '../commands.ts';
import type { Alert } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import type { Actor } from '../vocabulary.ts';
import { accept, type Decision, refuse } from './answers.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

/** Open and latched ones as of `nowMs`. */
export function currentAlerts(state: SessionState, nowMs: number): Alert[] {
  const { open, latched } = viewAlerts(asOf(state, nowMs));
  return [...open, ...latched];
}

export function nameOf(by: Actor): string {
  return by.kind === 'system' ? 'the system' : by.name;
}

/** Of two at once one wins; the other is told who. Refusals: unknownAlert, alreadyDone. */
export function decideAcknowledge(
  state: SessionState,
  body: Body<'AcknowledgeAlert'>,
  nowMs: number,
): Decision {
  const alert = currentAlerts(state, nowMs).find((candidate) => candidate.episodeId === body.episodeId);
  if (!alert) return refuse('unknownAlert', 'This alert has already ended.', '/episodeId');
  if (alert.acknowledged) {
    return refuse(
      'alreadyDone',
      `${nameOf(alert.acknowledged.by)} has already acknowledged this alert.`,
      '/episodeId',
    );
  }
  return accept({ type: 'AlertAcknowledged', body });
}

/** Closing waits until every value is inside again; a was-critical alert needs a note (4.2.5, 12.13). */
export function decideClose(state: SessionState, body: Body<'CloseAlert'>, nowMs: number): Decision {
  const alert = currentAlerts(state, nowMs).find((candidate) => candidate.episodeId === body.episodeId);
  if (!alert) return refuse('unknownAlert', 'This alert has already ended.', '/episodeId');
  if (!alert.mayClose) {
    return refuse(
      'alertStillActive',
      'The value is still outside its limit, so the alert stays open.',
      '/episodeId',
    );
  }
  if (alert.noteNeeded && body.note === null) {
    return refuse('noteNeeded', 'A critical alert is closed with a note: say what was done.', '/note');
  }
  return accept({ type: 'AlertClosed', body });
}

export function decideCheckNotDone(state: SessionState, body: Body<'MarkCheckNotDone'>): Decision {
  const check = obligations(state).find((candidate) => candidate.checkId === body.checkId);
  if (!check) return refuse('unknownCheck', 'There is no such check now.', '/checkId');
  if (check.outcome !== 'open')
    return refuse('alreadyDone', `${check.label} is already settled.`, '/checkId');
  if (check.kind === 'hold')
    return refuse('wrongStage', 'A hold lifts by passing sets or a prescriber.', '/checkId');
  return accept({ type: 'CheckNotDone', body });
}
