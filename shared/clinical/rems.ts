import type { EffectSpan, RemsDraft, RemsEvidence, RemsPressure } from '../rems-draft.ts';
import type { SessionState } from '../state.ts';
import type { Measure, Scale } from '../vocabulary.ts';
import { judgeBaseline } from './baseline.ts';
import { judgeDosing } from './dosing/dosing.ts';
import { firstDoseAtMs, measureTakenIn, sinceDoseMin } from './facts.ts';
import { FOREVER } from './obligation.ts';
import type { Finding } from './readiness/criterion.ts';
import {
  judgeBreathing,
  judgeDissociation,
  judgeSaturation,
  judgeSedation,
  type Measured,
} from './readiness/measured.ts';
import { judgePressure, pressuresAfterDose } from './readiness/pressure.ts';
import { measuredContext } from './readiness/readiness.ts';

/** Days after the date of the first dose in which the form is to be sent. (REMS) */
export const REMS_DUE_DAYS = 7;

const WINDOW_FROM_MIN = 35;
const WINDOW_TO_MIN = 45;
const ASKED_MIN = 40;

/**
 * A draft for the REMS monitoring form, in minutes after the first device. The program prepares it, a clinician edits
 * it and certified staff submit it. Everything without a source in the session is null.
 */
export function draftRems(state: SessionState, nowMs: number): RemsDraft {
  const ended = state.end?.takenAtMs ?? null;
  const last = pressuresAfterDose(state, ended ?? undefined).at(-1);
  const { plannedMg, deliveredMg } = judgeDosing(state);
  const ready = readyAtMs(state, nowMs);
  return {
    startedAtMs: firstDoseAtMs(state),
    endedAtMs: ended,
    durationMin: ended === null ? null : wholeMinutes(sinceDoseMin(state, ended)),
    plannedMg,
    doseMg: deliveredMg,
    doseBox: doseBox(state),
    lots: [...new Set(state.doses.map(({ content }) => content.lot))],
    bloodPressureBefore: pressureBefore(state, nowMs),
    bloodPressure40Min: pressureAt40(state),
    bloodPressureBeforeCompletion: last ? pressureOf(last) : null,
    sedation: scoreSpan(state, SEDATION),
    dissociation: scoreSpan(state, DISSOCIATION),
    respiratoryDepression: alertSpan(state, BREATHING),
    bloodPressureRise: alertSpan(state, PRESSURE),
    readyWithoutTwoHourRuleMin: ready === null ? null : wholeMinutes(sinceDoseMin(state, ready)),
    readyWithoutTwoHourRuleAtMs: ready,
    seriousEvents: state.seriousEvents.map(({ entryId, takenAtMs, content: { what, serious } }) => ({
      entryId,
      what,
      atMs: takenAtMs,
      serious,
    })),
  };
}

/** [REMS-DOSE] 56 and 84 only where all that was planned was delivered; a partial dose is "other" (edge case 5). */
function doseBox(state: SessionState): RemsDraft['doseBox'] {
  const { plannedMg, deliveredMg, complete, stoppedEarly } = judgeDosing(state);
  if (!complete && stoppedEarly === null && state.end === null) return null;
  if (plannedMg === null || deliveredMg < plannedMg) return 'other';
  return deliveredMg === 56 ? '56' : deliveredMg === 84 ? '84' : 'other';
}

interface Threshold {
  scale: Scale;
  name: string;
  over: (value: number) => boolean;
  back: (value: number) => boolean;
  /** Over it, in words. */
  words: string;
}

const SEDATION: Threshold = {
  scale: 'moaas',
  name: 'MOAA/S',
  over: (value) => value < 5,
  back: (value) => value >= 5,
  words: 'below 5',
};
const DISSOCIATION: Threshold = {
  scale: 'dissociation',
  name: 'Dissociation',
  over: (value) => value >= 2,
  back: (value) => value <= 1,
  words: '2 or more',
};

function pressureOf({ systolic, diastolic, takenAtMs }: RemsPressure): RemsPressure {
  return { systolic, diastolic, takenAtMs };
}

function pressureBefore(state: SessionState, nowMs: number): RemsPressure | null {
  const { values, takenAtMs } = judgeBaseline(state, firstDoseAtMs(state) ?? nowMs);
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = values;
  if (systolic === undefined || diastolic === undefined || takenAtMs === null) return null;
  return { systolic, diastolic, takenAtMs };
}

function wholeMinutes(minutes: number | null): number | null {
  return minutes === null ? null : Math.floor(minutes);
}

/** [REMS-40] The standing pressure nearest T0 + 40 within [35, 45); of two equally near, the later (12.28). */
function pressureAt40(state: SessionState): RemsDraft['bloodPressure40Min'] {
  const near = pressuresAfterDose(state)
    .map((set) => ({ set, min: sinceDoseMin(state, set.takenAtMs) ?? 0 }))
    .filter(({ min }) => min >= WINDOW_FROM_MIN && min < WINDOW_TO_MIN)
    .sort((a, b) => Math.abs(a.min - ASKED_MIN) - Math.abs(b.min - ASKED_MIN) || b.min - a.min)[0];
  return near ? { ...pressureOf(near.set), takenMin: Math.floor(near.min) } : null;
}

/** Onset: the first score at or over the threshold. End: the first one back, with none over it after (12.28). */
function scoreSpan(state: SessionState, { scale, name, over, back, words }: Threshold): EffectSpan {
  const t0 = firstDoseAtMs(state);
  const after = state.scores.flatMap(({ takenAtMs, content }) =>
    content.scale === scale && content.value !== null && t0 !== null && takenAtMs > t0
      ? [{ takenAtMs, value: content.value }]
      : [],
  );
  if (after.length === 0) return withoutOnset('unknown', 'Not scored since the dose');
  const onset = after.find((score) => over(score.value));
  if (!onset)
    return withoutOnset('no', `${after.length === 1 ? '1 score' : `${after.length} scores`}, none ${words}`);
  const lastOver = after.findLast((score) => over(score.value)) ?? onset;
  const end = after.find((score) => score.takenAtMs > lastOver.takenAtMs && back(score.value));
  const said = (score: typeof onset): RemsEvidence => ({
    atMs: score.takenAtMs,
    text: `${name} ${score.value}`,
  });
  return span(state, said(onset), end ? said(end) : null, `newest ${name} ${lastOver.value}`);
}

function withoutOnset(occurred: 'no' | 'unknown', basis: string): EffectSpan {
  return { occurred, onsetMin: null, endMin: null, onset: null, end: null, basis };
}

/** `still`: what says that it has not ended. */
function span(state: SessionState, onset: RemsEvidence, end: RemsEvidence | null, still: string): EffectSpan {
  return {
    occurred: 'yes',
    onsetMin: wholeMinutes(sinceDoseMin(state, onset.atMs)),
    endMin: end ? wholeMinutes(sinceDoseMin(state, end.atMs)) : null,
    onset,
    end,
    basis: end ? '' : still,
  };
}

const RULE_WORDS: Record<string, string> = {
  'BP-HI': 'pressure over its limit',
  'BP-RISE': 'pressure risen over own baseline',
  'BP-SX': 'emergency symptom',
  RR: 'breathing rate outside its limits',
  SPO2: 'saturation below its limit',
  'SPO2-O2': 'oxygen given',
  'SPO2-LOW-ON-O2': 'saturation low on oxygen',
};

/** The rules of an alert in words, each once. */
function ruleWords(rules: readonly string[]): string {
  return [...new Set(rules.map((rule) => RULE_WORDS[rule] ?? rule))].join(', ');
}

interface Watched {
  families: readonly string[];
  /** Rules that count; null: all of these families. */
  rules: readonly string[] | null;
  /** What must have been measured since the dose before anything can be denied. */
  measures: readonly Measure[];
}

const BREATHING: Watched = {
  families: ['RR', 'SPO2'],
  rules: null,
  measures: ['respiratoryRatePerMin', 'spo2Percent'],
};
const PRESSURE: Watched = { families: ['BP'], rules: ['BP-HI', 'BP-RISE'], measures: ['bloodPressure'] };

/**
 * [REMS-EVENT] An alert of these families after the dose, from raise to clear (12.29). Withdrawn and late ones do not
 * count. Without an alert the answer is no only where all of it was measured since the dose.
 */
function alertSpan(state: SessionState, { families, rules, measures }: Watched): EffectSpan {
  const t0 = firstDoseAtMs(state);
  if (t0 === null) return withoutOnset('unknown', 'No dose yet');
  const matching = episodes(state)
    .filter(
      (alert) =>
        families.includes(alert.family) &&
        alert.takenAtMs > t0 &&
        (rules === null || alert.rules.some((rule) => rules.includes(rule))),
    )
    .sort((a, b) => a.takenAtMs - b.takenAtMs);
  const [first] = matching;
  if (!first) {
    const measured = measures.every((measure) => measureTakenIn(state, measure, t0 + 1, FOREVER) !== null);
    return measured
      ? withoutOnset('no', 'No alert of these values since the dose')
      : withoutOnset('unknown', 'Not measured since the dose');
  }
  const onset = { atMs: first.takenAtMs, text: `Alert ${ruleWords(first.rules)}` };
  if (matching.some((alert) => alert.endedAtMs === null)) return span(state, onset, null, 'alert still open');
  const endedAtMs = Math.max(...matching.map((alert) => alert.endedAtMs ?? 0));
  return span(state, onset, { atMs: endedAtMs, text: 'alert cleared' }, '');
}

interface SpanEpisode {
  family: string;
  takenAtMs: number;
  endedAtMs: number | null;
  rules: string[];
}

function episodes(state: SessionState): SpanEpisode[] {
  const open = Object.entries(state.alerts.episodes).flatMap(([family, episode]): SpanEpisode[] => {
    const core = state.alerts.cores[family];
    if (!core?.raisedBy) return [];
    return [
      { family, takenAtMs: core.raisedBy.takenAtMs, endedAtMs: episode.clearedAtMs, rules: core.shownRules },
    ];
  });
  const ended = state.alerts.ended
    .filter((alert) => alert.ended?.why !== 'withdrawn')
    .filter((alert) => alert.ended?.why !== 'corrected' && alert.ended?.why !== 'late')
    .map((alert) => ({
      family: alert.family,
      takenAtMs: alert.takenAtMs,
      endedAtMs: alert.clearedAtMs,
      rules: alert.reasons.map((reason) => reason.rule),
    }));
  return [...open, ...ended];
}

/** What must hold; what is scored seldom comes first, so that thousands of readings are not judged in vain. */
const READY: readonly ((context: Measured) => Finding)[] = [
  judgeDissociation,
  judgeSedation,
  judgeBreathing,
  judgeSaturation,
  ({ state, own, uptoMs }) => judgePressure(state, own, uptoMs),
];

/** [REMS-READY] The first set at which all measured criteria but the minimum time held, on the facts taken by then. */
function readyAtMs(state: SessionState, nowMs: number): number | null {
  const t0 = firstDoseAtMs(state);
  if (t0 === null) return null;
  const times = [...pressuresAfterDose(state), ...state.scores.filter((score) => score.takenAtMs > t0)]
    .map((item) => item.takenAtMs)
    .sort((a, b) => a - b);
  const known = measuredContext(state, null, nowMs);
  const ready = times.find((time) => {
    const context = { ...known, uptoMs: time };
    return READY.every((judgeOne) => judgeOne(context).status === 'met');
  });
  return ready ?? null;
}
