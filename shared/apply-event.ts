import { endSilence } from './clinical/alerts/escalation.ts';
import { foldClose, foldEntry, foldSymptomEnded } from './clinical/alerts/fold.ts';
import { foldCall, foldEased } from './clinical/alerts/help.ts';
import { refold } from './clinical/alerts/refold.ts';
import { raiseWatch } from './clinical/alerts/watches.ts';
import type { EntryContent } from './entries.ts';
import type { Recorded, SilenceDuty } from './events.ts';
import { addEntry, correctEntry, type NewEntry, reviewEntry, withdrawEntry } from './evolve-entries.ts';
import type { SessionEnd, SessionState } from './state.ts';
import { unreachable } from './vocabulary.ts';

function record(state: SessionState, recorded: Recorded, entry: NewEntry): void {
  const item = addEntry(state, recorded, entry);
  heardFrom(state, entry, recorded.recordedAtMs);
  if (!state.end) foldEntry(state, item, recorded.recordedAtMs);
}

function heardFrom(state: SessionState, entry: NewEntry, atMs: number): void {
  const { source } = entry;
  if (source.by !== 'device') return;
  const binding = state.bindings.findLast((span) => span.deviceId === source.deviceId);
  if (binding) binding.lastSampleRecordedAtMs = atMs;
}

/** A symptom that gains its end: a clinician's act, besides whatever else is put right with it. */
function endsSymptom(before: EntryContent | undefined, after: EntryContent): boolean {
  if (before?.kind !== 'symptom' || after.kind !== 'symptom') return false;
  return before.endAtMs === null && after.endAtMs !== null;
}

/** Nothing by which an alert is judged is put right: what it is, when, and how strong. */
function saysTheSame(before: EntryContent | undefined, after: EntryContent): boolean {
  if (before?.kind !== 'symptom' || after.kind !== 'symptom') return false;
  return (
    before.effect === after.effect && before.takenAtMs === after.takenAtMs && before.grade === after.grade
  );
}

/** What one event changes. Exhaustive: a new event breaks the build here until it has been thought about. */
export function applyEvent(state: SessionState, recorded: Recorded): void {
  const { event, actor: by, recordedAtMs: atMs } = recorded;
  switch (event.type) {
    case 'SessionOpened':
      throw new Error('a session opens once');
    case 'IdentityCorrected':
      state.identity = event.body.identity;
      return;
    case 'PatientArrived':
      state.arrivedAtMs = atMs;
      if (state.nurse === null) state.withoutNurseSinceMs = atMs;
      state.chairId = event.body.chairId;
      return;
    case 'ChairChanged':
      state.chairId = event.body.chairId;
      return;
    case 'NurseAssigned':
      state.nurse = { staffId: event.body.staffId, name: event.body.name, atMs };
      state.withoutNurseSinceMs = null;
      state.handover = null;
      return;
    case 'HandoverOffered':
      state.handover = { ...event.body, atMs, by };
      return;
    case 'HandoverEnded':
      state.handover = null;
      return;
    case 'NurseReleased':
      state.nurse = null;
      state.withoutNurseSinceMs = atMs;
      return;
    case 'ChecklistAnswered':
      state.checklist[event.body.item] = {
        answer: event.body.answer,
        note: event.body.note,
        consent: event.body.consent ?? null,
        atMs,
        by,
      };
      return;
    case 'PlanChanged':
      state.plannedMg = event.body.plannedMg;
      state.plannedMgPerKg = event.body.plannedMgPerKg;
      state.plannedOverMin = event.body.plannedOverMin;
      return;
    case 'EntryRecorded':
      record(state, recorded, { ...event.body, movedFromSessionId: null });
      return;
    case 'EntryMovedHere':
      record(state, recorded, {
        ...event.body,
        lateReason: event.body.reason,
        movedFromSessionId: event.body.fromSessionId,
      });
      return;
    case 'EntryCorrected': {
      const { entryId, content, reason } = event.body;
      const before = state.entries[entryId]?.versions.at(-1)?.content;
      correctEntry(state, recorded, entryId, content, reason);
      const ends = endsSymptom(before, content);
      if (state.end === null && !(ends && saysTheSame(before, content))) refold(state, atMs, 'corrected');
      if (ends) foldSymptomEnded(state, entryId, atMs);
      return;
    }
    case 'EntryWithdrawn':
      withdrawEntry(state, recorded, event.body.entryId, event.body.reason, null);
      if (!state.end) refold(state, atMs, 'withdrawn');
      return;
    case 'EntryMovedAway':
      withdrawEntry(state, recorded, event.body.entryId, event.body.reason, event.body.toSessionId);
      if (!state.end) refold(state, atMs, 'withdrawn');
      return;
    case 'EntryReviewed':
      reviewEntry(state, recorded, event.body.entryId);
      return;
    case 'RiskStated': {
      const { risk, present, note } = event.body;
      state.risks[risk] = { present, note, atMs, by };
      return;
    }
    case 'IdentityConfirmed':
      state.identityConfirmed = { ...event.body, atMs, by };
      return;
    case 'IndicationStated':
      state.indication = { ...event.body, atMs, by };
      return;
    case 'ContraindicationAnswered': {
      const { item, answer, note } = event.body;
      state.contraindications[item] = { answer, note, seq: recorded.seq, atMs, by };
      return;
    }
    case 'ContraindicationDecided':
      state.contraindicationDecision = { ...event.body, seq: recorded.seq, atMs, by };
      return;
    case 'ScreeningAnswered': {
      const { item, answer, note } = event.body;
      state.screening[item] = { answer, note, atMs, by };
      return;
    }
    case 'LimitsProposed':
      state.limitsProposed = { ...event.body, atMs, by };
      return;
    case 'LimitsDeclined':
      state.limitsProposed = null;
      state.limitsDeclined = { ...event.body, atMs, by };
      return;
    case 'LimitsFitted':
      if (state.limitsProposed?.proposalId === event.body.proposalId) state.limitsProposed = null;
      state.limitsFitted = { ...event.body, atMs, by };
      state.protocol = { ...state.protocol, limits: { ...state.protocol.limits, ...event.body.limits } };
      return;
    case 'BaselineAccepted':
      state.baselineAccepted = { entryId: event.body.entryId, reason: event.body.reason, atMs, by };
      return;
    case 'HoldOverridden':
      state.holdOverridden = { reason: event.body.reason, atMs, by };
      return;
    case 'DosingStopped':
      state.dosingStopped = { reason: event.body.reason, takenAtMs: event.body.takenAtMs, atMs, by };
      return;
    case 'AlertRaisedByHand': {
      const { alertId, severity, text } = event.body;
      raiseWatch(state, `HAND:${alertId}`, 'clinical', severity, text, atMs, atMs);
      return;
    }
    case 'PatientCalled':
      foldCall(state, event.body.takenAtMs, atMs);
      return;
    case 'PatientEased':
      foldEased(state);
      return;
    case 'PatientFeels':
      // Read in the log; nothing is judged by it.
      return;
    case 'AlertAcknowledged':
      acknowledge(state, recorded, event.body.episodeId);
      return;
    case 'AlertSilenced':
      silence(state, recorded, event.body.episodeId, event.body.duty, event.body.untilMs);
      return;
    case 'AlertSilenceEnded': {
      const family = familyOf(state, event.body.episodeId);
      const episode = family === null ? undefined : state.alerts.episodes[family];
      if (family !== null && episode?.silenced) endSilence(state, family, episode, atMs);
      return;
    }
    case 'AlertClosed': {
      const family = familyOf(state, event.body.episodeId);
      if (family) foldClose(state, family, by, event.body.note, atMs);
      return;
    }
    case 'CheckNotDone':
      state.checksNotDone[event.body.checkId] = { reason: event.body.reason, atMs, by };
      return;
    case 'CriterionAttested': {
      const { criterion, met, note, transport } = event.body;
      state.attested[criterion] = { met, note, transport, atMs, by };
      return;
    }
    case 'CriterionOverridden': {
      const { criterion, reason, openEpisodeIds } = event.body;
      state.overridden[criterion] = { reason, openEpisodeIds, atMs, by };
      return;
    }
    case 'ObservationExtended':
      state.extended = { ...event.body, atMs, by };
      return;
    case 'DeviceBound':
      state.bindings.push({ ...event.body, fromMs: atMs, toMs: null, lastSampleRecordedAtMs: null });
      return;
    case 'DeviceUnbound': {
      const binding = state.bindings.findLast(
        (span) => span.deviceId === event.body.deviceId && span.toMs === null,
      );
      if (binding) binding.toMs = atMs;
      return;
    }
    case 'SessionSigned':
      end(state, recorded, { kind: 'discharged', takenAtMs: atMs, detail: event });
      return;
    case 'SessionCancelled':
      end(state, recorded, { kind: 'cancelledNotDosed', takenAtMs: atMs, detail: event });
      return;
    case 'LeftAgainstAdvice':
      end(state, recorded, {
        kind: 'leftAgainstAdvice',
        takenAtMs: event.body.leftAtMs,
        detail: event,
      });
      return;
    case 'PatientTransferred':
      end(state, recorded, { kind: 'transferred', takenAtMs: atMs, detail: event });
      return;
    case 'TransferOutcomeRecorded':
      state.transferOutcome = { outcome: event.body.outcome, atMs, by };
      return;
    case 'CallBackDone':
      state.callBacksDone[event.body.entryId] = { note: event.body.note, atMs, by };
      return;
    case 'GlassBroken':
      state.glassBroken.push({ ...event.body, atMs, by });
      return;
    case 'Announced':
      state.announced[event.body.stepId] = true;
      return;
    case 'RulesChanged':
      state.rulesV = event.body.to;
      for (const step of state.alerts.steps) state.announced[step.stepId] = true;
      return;
    default:
      unreachable(event);
  }
}

function end(
  state: SessionState,
  recorded: Recorded,
  how: Pick<SessionEnd, 'kind' | 'takenAtMs' | 'detail'>,
): void {
  state.end = { ...how, seq: recorded.seq, atMs: recorded.recordedAtMs, by: recorded.actor };
  for (const binding of state.bindings) binding.toMs ??= recorded.recordedAtMs;
}

function familyOf(state: SessionState, episodeId: string): string | null {
  const found = Object.entries(state.alerts.episodes).find(([, episode]) => episode.episodeId === episodeId);
  return found?.[0] ?? null;
}

/** [SILENCE] The promise stays on the episode until it is kept; a further one takes its place. */
function silence(
  state: SessionState,
  { recordedAtMs: atMs, actor: by }: Recorded,
  episodeId: string,
  duty: SilenceDuty,
  untilMs: number,
): void {
  const family = familyOf(state, episodeId);
  const episode = family === null ? undefined : state.alerts.episodes[family];
  if (!episode) return;
  episode.silenced = { untilMs, atMs, by };
  episode.duty = { duty, atMs, by, dueAtMs: untilMs };
}

function acknowledge(state: SessionState, recorded: Recorded, episodeId: string): void {
  const family = familyOf(state, episodeId);
  const episode = family === null ? undefined : state.alerts.episodes[family];
  if (!episode) return;
  episode.acknowledged = { atMs: recorded.recordedAtMs, by: recorded.actor };
  episode.acknowledgements.push(episode.acknowledged);
}
