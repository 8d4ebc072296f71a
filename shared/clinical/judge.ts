import type { AlertStep, Judgement } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { nextTimerAtMs, playTo } from './alerts/play.ts';
import { viewAlerts } from './alerts/view.ts';
import { judgeBaseline } from './baseline.ts';
import { judgeCallBacks } from './call-backs.ts';
import { judgeChecks } from './checks.ts';
import { judgeDosing } from './dosing/dosing.ts';
import { firstDoseAtMs } from './facts.ts';
import { judgeHold } from './hold.ts';
import { obligations } from './obligations.ts';
import { standingContraindication } from './pre-dose/contraindications.ts';
import { judgePreDose } from './pre-dose/judge-pre-dose.ts';
import { NOTHING_TOLD, type PreDoseContext, prescriberAway } from './pre-dose/presence.ts';
import { judgeReadiness } from './readiness/readiness.ts';
import { judgeRemarks } from './remarks.ts';
import { draftRems } from './rems.ts';
import { judgeSignature } from './signature.ts';
import { judgeStage } from './stage.ts';
import { judgeValues } from './values.ts';

/**
 * The state with every timer up to `nowMs` played. The same object when none has passed; otherwise a copy, so that
 * asking never changes what was recorded.
 */
export function asOf(state: SessionState, nowMs: number): SessionState {
  const timer = nextTimerAtMs(state);
  if (timer === null || timer > nowMs) return state;
  const copy: SessionState = { ...state, alerts: JSON.parse(JSON.stringify(state.alerts)) };
  playTo(copy, nowMs);
  return copy;
}

/**
 * The whole judgement of a session as of `nowMs`. True, field by field, until `nextChangeAt`. `context`: what a session cannot
 * know by itself; without it a prescriber's presence is not known, and no date of a consent is compared.
 */
export function judge(recorded: SessionState, nowMs: number, context = NOTHING_TOLD): Judgement {
  const state = asOf(recorded, nowMs);
  const preDose = judgePreDose(state, context, nowMs);
  const checks = obligations(state);
  const readiness = judgeReadiness(state, checks, nowMs);
  const baseline = judgeBaseline(state, nowMs);
  return {
    stage: judgeStage(state, readiness.maySign),
    dosing: judgeDosing(state),
    hold: { ...judgeHold(state), active: judgeHold(state).active && firstDoseAtMs(state) === null },
    preDose,
    contraindication: state.end ? null : standingContraindication(state),
    baseline,
    values: judgeValues(state, checks, nowMs),
    alerts: viewAlerts(state),
    checks: judgeChecks(state, nowMs),
    readiness,
    signature: judgeSignature(state),
    rems: state.protocol.rems ? draftRems(state, nowMs) : null,
    callBacks: judgeCallBacks(state),
    remarks: judgeRemarks(state, {
      baseline,
      extendProposed: readiness.extendProposed,
      preDose,
      away: prescriberAway(state, context, nowMs),
      nowMs,
    }),
  };
}

/** Alert steps reached by `nowMs` that have not been announced, in order. */
export function unannouncedSteps(recorded: SessionState, nowMs: number): AlertStep[] {
  const state = asOf(recorded, nowMs);
  return state.alerts.steps.filter((step) => !state.announced[step.stepId]);
}

/** The first instant after `nowMs` at which `judge` may answer differently without a new event or another context; null: never. */
export function nextChangeAt(
  recorded: SessionState,
  nowMs: number,
  { presence }: PreDoseContext = NOTHING_TOLD,
): number | null {
  const state = asOf(recorded, nowMs);
  const ends = (presence ?? []).map(({ untilMs }) => untilMs);
  const instants = [...changeInstants(state, nowMs), ...ends].filter((instant) => instant > nowMs);
  return instants.length === 0 ? null : Math.min(...instants);
}

function* changeInstants(state: SessionState, nowMs: number): Generator<number> {
  const timer = nextTimerAtMs(state);
  if (timer !== null) yield timer;
  const { schedule, readiness: rules, baselineMaxAgeMin } = state.protocol;
  const checks = obligations(state);
  for (const check of checks) {
    yield check.windowFromMs;
    if (check.overdueFromMs === null) continue;
    yield check.overdueFromMs + 1;
    yield check.dueAtMs + schedule.mediumMin * MINUTE_MS + 1;
    yield check.dueAtMs + schedule.prescriberToldMin * MINUTE_MS + 1;
  }
  for (const value of Object.values(judgeValues(state, checks, nowMs))) {
    if (value.staleAtMs !== null) yield value.staleAtMs;
  }
  const { gateAtMs, infusion, lozenge } = judgeDosing(state);
  if (infusion?.expectedEndAtMs != null) yield infusion.expectedEndAtMs;
  if (lozenge !== null) yield lozenge.askFromMs;
  if (gateAtMs !== null) {
    yield gateAtMs;
    yield gateAtMs - rules.nearlyMin * MINUTE_MS;
  }
  for (const criterion of judgeReadiness(state, checks, nowMs).criteria) {
    if (criterion.countsUntilMs !== null) yield criterion.countsUntilMs;
    if (criterion.clearsAtMs !== null) yield criterion.clearsAtMs;
  }
  if (firstDoseAtMs(state) !== null) return;
  for (const reading of state.readings) yield reading.takenAtMs + baselineMaxAgeMin * MINUTE_MS + 1;
}
