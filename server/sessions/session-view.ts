import { judge, nextChangeAt } from '#shared/clinical/judge.ts';
import { isApproved } from '#shared/clinical/pre-dose/agreed.ts';
import { proposedRisks } from '#shared/clinical/pre-dose/medicines.ts';
import type { PreDoseContext } from '#shared/clinical/pre-dose/presence.ts';
import type { SessionState } from '#shared/state.ts';
import type { SessionView } from '#shared/wire/sessions.ts';

/**
 * What `GET /api/v1/sessions/:id` answers: who, by which protocol, the standing facts, and the judgement as of now, with what
 * the clinic knows besides (`context`).
 */
export function sessionView(state: SessionState, nowMs: number, context: PreDoseContext): SessionView {
  const { protocol } = state;
  return {
    sessionId: state.sessionId,
    seq: state.seq,
    nowMs,
    nextChangeAtMs: nextChangeAt(state, nowMs, context),
    patientId: state.patientId,
    identity: state.identity,
    protocol: {
      protocolId: protocol.protocolId,
      name: protocol.name,
      version: protocol.version,
      hash: state.protocolHash,
      approvedBy: protocol.approvedBy,
    },
    timeZone: state.timeZone,
    plannedAtMs: state.plannedAtMs,
    openedAtMs: state.openedAtMs,
    arrivedAtMs: state.arrivedAtMs,
    chairId: state.chairId,
    course: state.course,
    nurse: state.nurse,
    checklist: state.checklist,
    identityConfirmed: state.identityConfirmed,
    indication: state.indication && {
      ...state.indication,
      approved: isApproved(state, state.indication.indication),
    },
    contraindications: state.contraindications,
    contraindicationDecision: state.contraindicationDecision,
    screening: state.screening,
    homeMedicines: state.homeMedicines,
    risksProposed: proposedRisks(state).map(({ risk, medicines }) => ({
      risk,
      entryIds: medicines.map(({ entryId }) => entryId),
    })),
    doses: state.doses,
    infusion: state.infusion,
    lozengeEnds: state.lozengeEnds,
    weights: state.weights,
    waste: state.waste,
    lastWeight: state.lastWeight,
    limitsProposed: state.limitsProposed,
    limitsDeclined: state.limitsDeclined,
    limitsFitted: state.limitsFitted,
    risks: state.risks,
    scores: state.scores,
    medicines: state.medicines,
    symptoms: state.symptoms,
    seriousEvents: state.seriousEvents,
    notes: state.notes,
    bindings: state.bindings,
    end: state.end,
    transferOutcome: state.transferOutcome,
    judgement: judge(state, nowMs, context),
  };
}
