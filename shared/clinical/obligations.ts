import type { ReadingContent } from '../entries.ts';
import type { SessionState, Standing } from '../state.ts';
import { MEASURES, type Measure, MINUTE_MS } from '../vocabulary.ts';
import { ownLevels } from './baseline.ts';
import { duties } from './duties.ts';
import {
  firstDoseAtMs,
  firstIndexFrom,
  isAfterDose,
  measureTakenIn,
  newestFullSetAtMs,
  newestReadingWith,
  SET_SPREAD_MS,
} from './facts.ts';
import { judgeHold } from './hold.ts';
import { highPressureReasons, lowPressureReasons, type OwnLevels } from './limits.ts';
import { FOREVER, type Obligation } from './obligation.ts';
import { readingsWith } from './reading-index.ts';
import { rechecks, repeats } from './repeats.ts';
import { retries } from './retries.ts';
import { type AskedCheck, checksAsked } from './schedule.ts';

/** Everything the schedule, the alerts and the medicines ask for, in order of due time. */
export function obligations(state: SessionState): Obligation[] {
  const t0 = firstDoseAtMs(state);
  if (state.end) return t0 === null ? [] : scheduled(state, t0);
  const asked = t0 === null ? holdRepeat(state) : [...scheduled(state, t0), ...continued(state, t0)];
  const repeated = repeats(state);
  return [...asked, ...repeated, ...retries(state, repeated), ...rechecks(state), ...duties(state)].sort(
    (a, b) => a.dueAtMs - b.dueAtMs,
  );
}

function scheduled(state: SessionState, t0: number): Obligation[] {
  const own = ownLevels(state);
  return checksAsked(state).map((check) => scheduledObligation(state, check, t0, own));
}

/**
 * [CHK] Done by every needed measure inside the half-open window, or by a set on an alert's rhythm that falls there;
 * missed once a later full set exists; a missed check keeps its gap visible.
 */
function scheduledObligation(state: SessionState, check: AskedCheck, t0: number, own: OwnLevels): Obligation {
  const from = t0 + check.windowFromMin * MINUTE_MS;
  const to = t0 + check.windowToMin * MINUTE_MS;
  const times = check.needs.map((measure) => measureTakenIn(state, measure, from, to));
  const taken = check.needs.filter((_, index) => times[index] !== null);
  const rhythmAtMs = rhythmSetIn(state, from, to, own);
  const given = state.checksNotDone[check.checkId];
  const complete = taken.length === check.needs.length;
  const later = !complete && rhythmAtMs === null && takenSince(state, check.needs, to);
  const doneAtMs = complete ? Math.max(...times.map((time) => time ?? 0)) : rhythmAtMs;
  return {
    checkId: check.checkId,
    kind: 'scheduled',
    label: check.label,
    why: scheduledWhy(check),
    risks: check.risks,
    needs: check.needs,
    dueAtMs: t0 + check.atMin * MINUTE_MS,
    windowFromMs: from,
    windowToMs: to,
    overdueFromMs: t0 + (check.atMin + state.protocol.schedule.graceMin) * MINUTE_MS,
    outcome: doneAtMs !== null ? 'done' : given ? 'notDone' : later ? 'missed' : 'open',
    taken,
    doneAtMs,
    notDoneReason: given?.reason ?? null,
    failed: null,
    series: null,
  };
}

/** Where it comes from stands in the protocol; here only what is no mere proposal: a label, a risk. */
function scheduledWhy({ label, source }: AskedCheck): string {
  const from = source.replaceAll(/[,;]?\s*\[P\]/g, '').trim();
  return from === '' ? `Scheduled at ${label}` : `Scheduled at ${label} (${from})`;
}

function takenSince(state: SessionState, needs: readonly Measure[], fromMs: number): boolean {
  return needs.every((measure) => measureTakenIn(state, measure, fromMs, FOREVER) !== null);
}

/** A set on an alert's rhythm: a pressure whose predecessor, in clinical order, broke a limit and so asked for it. */
function rhythmSetIn(state: SessionState, fromMs: number, toMs: number, own: OwnLevels): number | null {
  const pressures = readingsWith(state.readings, 'systolicMmHg');
  for (let index = firstIndexFrom(pressures, fromMs); index < pressures.length; index++) {
    const reading = pressures[index];
    if (!reading || reading.takenAtMs >= toMs) return null;
    const before = newestReadingWith(state, 'systolicMmHg', reading.takenAtMs - 1);
    if (before && isAfterDose(state, before.takenAtMs) && breaksPressureLimit(state, before, own))
      return reading.takenAtMs;
  }
  return null;
}

function breaksPressureLimit(
  state: SessionState,
  reading: Standing<ReadingContent>,
  own: OwnLevels,
): boolean {
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = reading.content.vitals;
  if (systolic === undefined || diastolic === undefined) return false;
  const high = highPressureReasons(state.protocol, systolic, diastolic, own);
  return high.length > 0 || lowPressureReasons(state.protocol, systolic, own).length > 0;
}

/**
 * From where the next 15 minutes run: the last scheduled full set (or, once extended, the extension), or the newest full
 * set after it. It never waits for a missed check, so that no value stays live because the next one was never taken.
 */
export function continuedBaseMs(state: SessionState, t0: number): number {
  const full = checksAsked(state).filter(({ needs }) => needs.length === MEASURES.length);
  const lastDue = t0 + Math.max(...full.map(({ atMin }) => atMin)) * MINUTE_MS;
  return Math.max(state.extended?.atMs ?? lastDue, newestFullSetAtMs(state, t0) ?? t0);
}

/** When the next of those sets is due: the first turn that nobody has said will not be done. */
export function continuedDueMs(state: SessionState, t0: number, base = continuedBaseMs(state, t0)): number {
  const everyMs = state.protocol.schedule.continuedMin * MINUTE_MS;
  let dueAtMs = base + everyMs;
  while (state.checksNotDone[`NEXT:${dueAtMs}`]) dueAtMs += everyMs;
  return dueAtMs;
}

/**
 * [CHK] While extended, and after the last scheduled check until the patient has gone: every 15 minutes from the last
 * full set.
 */
function continued(state: SessionState, t0: number): Obligation[] {
  const base = continuedBaseMs(state, t0);
  const everyMs = state.protocol.schedule.continuedMin * MINUTE_MS;
  const dueAtMs = continuedDueMs(state, t0, base);
  const why = state.extended
    ? 'Extended observation, every 15 min'
    : 'Until the patient has left, every 15 min';
  return [
    {
      checkId: `NEXT:${dueAtMs}`,
      kind: 'continued',
      label: 'Next set',
      why,
      risks: [],
      needs: [...MEASURES],
      dueAtMs,
      windowFromMs: dueAtMs - SET_SPREAD_MS,
      windowToMs: FOREVER,
      overdueFromMs: dueAtMs + state.protocol.schedule.graceMin * MINUTE_MS,
      outcome: 'open',
      taken: MEASURES.filter((measure) => measureTakenIn(state, measure, base + 1, FOREVER) !== null),
      doneAtMs: null,
      notDoneReason: null,
      failed: null,
      series: { fromMs: base, everyMs },
    },
  ];
}

/** While the dose is on hold: the repeat after the rest. Never alarmed: nothing has been given. */
function holdRepeat(state: SessionState): Obligation[] {
  const hold = judgeHold(state);
  if (hold.repeatDueAtMs === null) return [];
  return [
    {
      checkId: `HOLD:${hold.repeatDueAtMs}`,
      kind: 'hold',
      label: 'Repeat after rest',
      why: `On hold: ${hold.reasons.join(', ') || 'one more pass'}`,
      risks: [],
      needs: ['bloodPressure'],
      dueAtMs: hold.repeatDueAtMs,
      windowFromMs: hold.repeatDueAtMs,
      windowToMs: FOREVER,
      overdueFromMs: null,
      outcome: 'open',
      taken: [],
      doneAtMs: null,
      notDoneReason: null,
      failed: null,
      series: null,
    },
  ];
}
