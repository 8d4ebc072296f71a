import type { ReadingContent } from '../entries.ts';
import type { HoldJudgement, ValueKey } from '../judgement.ts';
import type { SessionState, Standing } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { firstDoseAtMs, firstIndexFrom } from './facts.ts';
import { preDoseReasons } from './pre-dose-limits.ts';

/** Sets closer together than this are one attempt, not two passes [P]. */
const PASSES_APART_MS = MINUTE_MS;

interface Walk {
  active: boolean;
  reasons: string[];
  failedKeys: Set<ValueKey>;
  passes: number;
  lastSetAtMs: number | null;
  prescriberOnly: boolean;
}

/** Pre-dose sets, in clinical order. */
export function preDoseReadings(state: SessionState): Standing<ReadingContent>[] {
  const t0 = firstDoseAtMs(state);
  return t0 === null ? state.readings : state.readings.slice(0, firstIndexFrom(state.readings, t0 + 1));
}

/** Whether an override covers this set: it was given when the set was already known. */
function isOverridden(state: SessionState, reading: Standing<ReadingContent>): boolean {
  return state.holdOverridden !== null && reading.recordedAtMs <= state.holdOverridden.atMs;
}

function step(state: SessionState, walk: Walk, reading: Standing<ReadingContent>): void {
  const { preDose } = state.protocol;
  const { vitals } = reading.content;
  const reasons = preDoseReasons(state.protocol, vitals);
  if (reasons.length > 0 && !isOverridden(state, reading)) {
    const severe =
      (vitals.systolicMmHg ?? 0) >= preDose.prescriberOnlySystolic ||
      (vitals.diastolicMmHg ?? 0) >= preDose.prescriberOnlyDiastolic;
    walk.active = true;
    walk.passes = 0;
    walk.reasons = reasons.map((reason) => reason.text);
    for (const reason of reasons) for (const key of reason.values) walk.failedKeys.add(key);
    walk.prescriberOnly ||= severe;
    walk.lastSetAtMs = reading.takenAtMs;
    return;
  }
  if (!walk.active || reasons.length > 0) return;
  const answersAll = [...walk.failedKeys].every((key) => vitals[key as keyof typeof vitals] !== undefined);
  const apart = walk.lastSetAtMs === null || reading.takenAtMs - walk.lastSetAtMs >= PASSES_APART_MS;
  if (!answersAll || !apart) return;
  walk.passes += 1;
  walk.lastSetAtMs = reading.takenAtMs;
  if (walk.passes < preDose.passesToLift) return;
  walk.active = false;
  walk.reasons = [];
  walk.failedKeys.clear();
}

/**
 * [HOLD] A pre-dose set over a limit holds the dose until two consecutive sets that measure the same things pass, or
 * a prescriber overrides. Clinical order: a late-entered set counts at its time. After the dose nothing is held;
 * `active` then says whether the dose was given despite it.
 */
export function judgeHold(state: SessionState): HoldJudgement {
  const walk: Walk = {
    active: false,
    reasons: [],
    failedKeys: new Set(),
    passes: 0,
    lastSetAtMs: null,
    prescriberOnly: false,
  };
  for (const reading of preDoseReadings(state)) step(state, walk, reading);
  const { preDose } = state.protocol;
  const repeatDueAtMs =
    walk.active && walk.lastSetAtMs !== null ? walk.lastSetAtMs + preDose.repeatMin * MINUTE_MS : null;
  return {
    active: walk.active,
    reasons: walk.reasons,
    passes: walk.passes,
    passesNeeded: preDose.passesToLift,
    repeatDueAtMs,
    prescriberOnly: walk.active && walk.prescriberOnly,
    overridden: state.holdOverridden,
  };
}
