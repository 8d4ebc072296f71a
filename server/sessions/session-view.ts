import { judge, nextChangeAt } from '#shared/clinical/judge.ts';
import type { SessionState } from '#shared/state.ts';
import type { SessionView } from '#shared/wire/sessions.ts';

/** What `GET /api/v1/sessions/:id` answers: who, by which protocol, the standing facts, and the judgement as of now. */
export function sessionView(state: SessionState, nowMs: number): SessionView {
  const { protocol } = state;
  return {
    sessionId: state.sessionId,
    seq: state.seq,
    nowMs,
    nextChangeAtMs: nextChangeAt(state, nowMs),
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
    doses: state.doses,
    infusion: state.infusion,
    lozengeEnds: state.lozengeEnds,
    weights: state.weights,
    waste: state.waste,
    risks: state.risks,
    scores: state.scores,
    medicines: state.medicines,
    symptoms: state.symptoms,
    notes: state.notes,
    bindings: state.bindings,
    end: state.end,
    transferOutcome: state.transferOutcome,
    judgement: judge(state, nowMs),
  };
}
