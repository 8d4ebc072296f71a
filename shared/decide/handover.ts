import { asOf } from '../clinical/judge.ts';
import { obligations } from '../clinical/obligations.ts';
import type { SessionCommand } from '../commands.ts';
import type { SessionEvent } from '../events.ts';
import type { SessionState } from '../state.ts';
import type { Actor } from '../vocabulary.ts';
import { currentAlerts } from './alerts.ts';
import { accept, type Decision, refuse } from './answers.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

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

/** [HOLDER] Whoever seats a patient holds them, until somebody takes over. */
export function heldBy(by: Actor): SessionEvent[] {
  if (by.kind !== 'staff') return [];
  const { staffId, name } = by;
  return [{ type: 'NurseAssigned', body: { staffId, name, acceptedAlertIds: [], acceptedCheckId: null } }];
}

/**
 * [HANDOVER] Asks somebody to take the patient over. That they work here under this name is the clinic's to say.
 * Refusals: wrongStage (not arrived), alreadyDone (they hold the patient, or are asked already).
 */
export function decideOfferHandover(state: SessionState, body: Body<'OfferHandover'>): Decision {
  const { toStaffId, toName, note } = body;
  if (state.arrivedAtMs === null) return refuse('wrongStage', 'The patient has not arrived yet.');
  if (state.nurse?.staffId === toStaffId)
    return refuse('alreadyDone', `${toName} holds this patient already.`, '/toStaffId');
  if (state.handover?.toStaffId === toStaffId && state.handover.note === note)
    return refuse('alreadyDone', `${toName} has been asked already.`, '/toStaffId');
  return accept({ type: 'HandoverOffered', body: { toStaffId, toName, note } });
}

/** Declines, or takes back. Refusal: alreadyDone (nobody is asked). */
export function decideEndHandover(state: SessionState, body: Body<'EndHandover'>): Decision {
  if (state.handover === null) return refuse('alreadyDone', 'Nobody is asked to take this patient over.');
  return accept({ type: 'HandoverEnded', body });
}

/** [HOLDER] The patient is with nobody from now on, and that alarms. Refusal: alreadyDone. */
export function decideRelease(state: SessionState, body: Body<'ReleasePatient'>): Decision {
  if (state.nurse === null) return refuse('alreadyDone', 'Nobody holds this patient.');
  return accept({ type: 'NurseReleased', body });
}
