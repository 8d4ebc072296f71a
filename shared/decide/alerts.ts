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

/** [HANDOVER] The receiver names every alert and the next check: nothing is handed over unseen (edge case 22). */
export function decideTakeOver(
  state: SessionState,
  body: Body<'TakeOver'>,
  by: Actor,
  nowMs: number,
): Decision {
  if (by.kind !== 'staff') return refuse('notAllowed', 'Only a member of staff can take over a patient.');
  const missing = currentAlerts(state, nowMs).filter(
    (alert) => !body.acceptedAlertIds.includes(alert.episodeId),
  );
  const worst = missing[0];
  if (worst) {
    return refuse(
      'handoverIncomplete',
      `Accept the alert ${worst.message} before taking over.`,
      '/acceptedAlertIds',
    );
  }
  const next = obligations(asOf(state, nowMs)).find((check) => check.outcome === 'open');
  if (next && next.checkId !== body.acceptedCheckId) {
    return refuse(
      'handoverIncomplete',
      `Accept the next check, ${next.label}, before taking over.`,
      '/acceptedCheckId',
    );
  }
  return accept({
    type: 'NurseAssigned',
    body: {
      staffId: by.staffId,
      name: by.name,
      acceptedAlertIds: body.acceptedAlertIds,
      acceptedCheckId: body.acceptedCheckId,
    },
  });
}
