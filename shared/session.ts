import { applyEvent } from './apply-event.ts';
import { leavesContext, onlyPutsOff } from './calm-fact.ts';
import { watchCuff } from './clinical/alerts/dead-cuff.ts';
import { newFold } from './clinical/alerts/episodes.ts';
import { rejudgeNewest } from './clinical/alerts/fold.ts';
import { mayWakeEarlier, playTo } from './clinical/alerts/play.ts';
import { endAnsweredWatches } from './clinical/alerts/watches.ts';
import { forgetOwnLevels, keepOwnLevels, ownLevels } from './clinical/baseline.ts';
import { firstDoseAtMs } from './clinical/facts.ts';
import type { Recorded } from './events.ts';
import type { SessionState } from './state.ts';

/**
 * Folds one event into `state`, in place, and returns it; null starts from SessionOpened. Whoever needs the state
 * before an event must have kept a copy. Time's own steps up to the event are played first, so that the order of
 * steps is the order in which things were known. An event already folded changes nothing; a gap throws.
 */
export function evolve(state: SessionState | null, recorded: Recorded): SessionState {
  if (state === null) return openSession(recorded);
  if (recorded.seq <= state.seq) return state;
  if (recorded.seq !== state.seq + 1)
    throw new Error(`event ${recorded.seq} follows ${state.seq}: events are missing`);
  const { event, recordedAtMs: atMs } = recorded;
  playTo(state, atMs);
  const steps = state.alerts.steps.length;
  const settled = leavesContext(state, event);
  const before = settled ? null : contextOf(state);
  if (settled) keepOwnLevels(state);
  else forgetOwnLevels(state);
  applyEvent(state, recorded);
  state.seq = recorded.seq;
  state.lastRecordedAtMs = atMs;
  if (event.type === 'Announced') return state;
  if (!state.end && before !== null && contextOf(state) !== before) rejudgeNewest(state, atMs);
  endAnsweredWatches(state, atMs);
  watchCuff(state, atMs);
  if (before !== null || !onlyPutsOff(state, event, steps)) mayWakeEarlier(state);
  logEvent(state, recorded);
  return state;
}

/** Folds a whole stream; null when it is empty. */
export function foldAll(events: readonly Recorded[]): SessionState | null {
  let state: SessionState | null = null;
  for (const event of events) state = evolve(state, event);
  return state;
}

/** What limits compare against; when it changes, the newest values are judged again. */
function contextOf(state: SessionState): string {
  return JSON.stringify([firstDoseAtMs(state), ownLevels(state), state.limitsFitted]);
}

function openSession(recorded: Recorded): SessionState {
  const { event } = recorded;
  if (event.type !== 'SessionOpened')
    throw new Error(`a session begins with SessionOpened, not ${event.type}`);
  const { body } = event;
  const state: SessionState = {
    sessionId: body.sessionId,
    seq: recorded.seq,
    lastRecordedAtMs: recorded.recordedAtMs,
    patientId: body.patientId,
    identity: body.identity,
    protocol: body.protocol,
    protocolHash: body.protocolHash,
    plannedMg: body.plannedMg,
    plannedMgPerKg: body.plannedMgPerKg,
    plannedOverMin: body.plannedOverMin,
    timeZone: body.timeZone,
    plannedAtMs: body.plannedAtMs,
    openedAtMs: recorded.recordedAtMs,
    chairId: body.chairId,
    course: body.course,
    lastWeight: body.lastWeight ?? null,
    arrivedAtMs: null,
    nurse: null,
    withoutNurseSinceMs: null,
    handover: null,
    checklist: {},
    entries: {},
    readings: [],
    scores: [],
    doses: [],
    infusion: [],
    lozengeEnds: [],
    weights: [],
    waste: [],
    medicines: [],
    homeMedicines: [],
    symptoms: [],
    seriousEvents: [],
    notes: [],
    risks: {},
    identityConfirmed: null,
    indication: body.indication ?? null,
    contraindications: {},
    contraindicationDecision: null,
    screening: {},
    limitsProposed: null,
    limitsDeclined: null,
    limitsFitted: null,
    baselineAccepted: null,
    holdOverridden: null,
    dosingStopped: null,
    checksNotDone: {},
    attested: {},
    overridden: {},
    extended: null,
    bindings: [],
    end: null,
    transferOutcome: null,
    callBacksDone: {},
    glassBroken: [],
    alerts: newFold(),
    announced: {},
    rulesV: recorded.rulesV,
    log: [],
  };
  logEvent(state, recorded);
  return state;
}

function logEvent(state: SessionState, { seq, recordedAtMs, takenAtMs, actor, event }: Recorded): void {
  const entryId = 'entryId' in event.body ? event.body.entryId : null;
  state.log.push({ seq, atMs: recordedAtMs, takenAtMs, by: actor, type: event.type, entryId });
}
