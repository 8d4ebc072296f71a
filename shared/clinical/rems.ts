import type { EffectSpan, RemsDraft } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS, type Scale } from '../vocabulary.ts';
import { judgeBaseline } from './baseline.ts';
import { judgeDosing } from './dosing.ts';
import { firstDoseAtMs, sinceDoseMin } from './facts.ts';
import { judgeBreathing, judgeDissociation, judgeSaturation, judgeSedation } from './readiness/measured.ts';
import { judgePressure, pressuresAfterDose } from './readiness/pressure.ts';
import { measuredContext } from './readiness/readiness.ts';

const WINDOW_FROM_MIN = 35;
const WINDOW_TO_MIN = 45;
const ASKED_MIN = 40;

/**
 * A draft for the REMS monitoring form, in minutes after the first device. The program prepares it, a clinician edits
 * it and certified staff submit it. Everything without a source in the session is null.
 */
export function draftRems(state: SessionState, nowMs: number): RemsDraft {
  const ended = state.end?.takenAtMs ?? null;
  const standing = pressuresAfterDose(state, ended ?? undefined);
  const last = standing.at(-1);
  const before = judgeBaseline(state, firstDoseAtMs(state) ?? nowMs).values;
  return {
    durationMin: ended === null ? null : wholeMinutes(sinceDoseMin(state, ended)),
    doseMg: judgeDosing(state).deliveredMg,
    bloodPressureBefore:
      before.systolicMmHg !== undefined && before.diastolicMmHg !== undefined
        ? { systolic: before.systolicMmHg, diastolic: before.diastolicMmHg }
        : null,
    bloodPressure40Min: pressureAt40(state),
    bloodPressureBeforeCompletion: last ? { systolic: last.systolic, diastolic: last.diastolic } : null,
    sedation: scoreSpan(
      state,
      'moaas',
      (value) => value < 5,
      (value) => value >= 5,
    ),
    dissociation: scoreSpan(
      state,
      'dissociation',
      (value) => value >= 2,
      (value) => value <= 1,
    ),
    respiratoryDepression: alertSpan(state, ['RR', 'SPO2'], null),
    bloodPressureRise: alertSpan(state, ['BP'], ['BP-HI', 'BP-RISE']),
    readyWithoutTwoHourRuleMin: readyMin(state, nowMs),
  };
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
  return near
    ? { systolic: near.set.systolic, diastolic: near.set.diastolic, takenMin: Math.floor(near.min) }
    : null;
}

/** Onset: the first score at or over the threshold. End: the first one back, with none over it after (12.28). */
function scoreSpan(
  state: SessionState,
  scale: Scale,
  over: (value: number) => boolean,
  back: (value: number) => boolean,
): EffectSpan {
  const t0 = firstDoseAtMs(state);
  const after = state.scores.flatMap(({ takenAtMs, content }) =>
    content.scale === scale && content.value !== null && t0 !== null && takenAtMs > t0
      ? [{ takenAtMs, value: content.value }]
      : [],
  );
  if (after.length === 0) return { occurred: 'unknown', onsetMin: null, endMin: null };
  const onset = after.find((score) => over(score.value));
  if (!onset) return { occurred: 'no', onsetMin: null, endMin: null };
  const lastOver = after.findLast((score) => over(score.value)) ?? onset;
  const end = after.find((score) => score.takenAtMs > lastOver.takenAtMs && back(score.value));
  return {
    occurred: 'yes',
    onsetMin: wholeMinutes(sinceDoseMin(state, onset.takenAtMs)),
    endMin: end ? wholeMinutes(sinceDoseMin(state, end.takenAtMs)) : null,
  };
}

/** [REMS-EVENT] An alert of these families after the dose, from raise to clear (12.29). Withdrawn and late ones do not count. */
function alertSpan(state: SessionState, families: string[], rules: string[] | null): EffectSpan {
  const t0 = firstDoseAtMs(state);
  if (t0 === null) return { occurred: 'unknown', onsetMin: null, endMin: null };
  const matching = episodes(state).filter(
    (alert) =>
      families.includes(alert.family) &&
      alert.takenAtMs > t0 &&
      (rules === null || alert.rules.some((rule) => rules.includes(rule))),
  );
  if (matching.length === 0) return { occurred: 'no', onsetMin: null, endMin: null };
  const onset = Math.min(...matching.map((alert) => alert.takenAtMs));
  const open = matching.some((alert) => alert.endedAtMs === null);
  const end = open ? null : Math.max(...matching.map((alert) => alert.endedAtMs ?? 0));
  return {
    occurred: 'yes',
    onsetMin: wholeMinutes(sinceDoseMin(state, onset)),
    endMin: end === null ? null : wholeMinutes(sinceDoseMin(state, end)),
  };
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
    .filter((alert) => alert.ended?.why !== 'withdrawn' && alert.ended?.why !== 'late')
    .map((alert) => ({
      family: alert.family,
      takenAtMs: alert.takenAtMs,
      endedAtMs: alert.clearedAtMs,
      rules: alert.reasons.map((reason) => reason.rule),
    }));
  return [...open, ...ended];
}

/** [REMS-READY] The first set at which all measured criteria but the minimum time held, on the facts taken by then. */
function readyMin(state: SessionState, nowMs: number): number | null {
  const t0 = firstDoseAtMs(state);
  if (t0 === null) return null;
  const times = [...pressuresAfterDose(state), ...state.scores.filter((score) => score.takenAtMs > t0)]
    .map((item) => item.takenAtMs)
    .sort((a, b) => a - b);
  const ready = times.find((time) => {
    const context = measuredContext(state, null, nowMs, time);
    const findings = [
      judgePressure(state, context.own, time),
      judgeSaturation(context),
      judgeBreathing(context),
      judgeSedation(context),
      judgeDissociation(context),
    ];
    return findings.every((finding) => finding.status === 'met');
  });
  return ready === undefined ? null : Math.floor((ready - t0) / MINUTE_MS);
}
