import type { Effect, SymptomContent } from '../entries.ts';
import type { SessionCourse } from '../events.ts';
import type { Answer } from '../pre-dose-events.ts';
import type { SessionEnd, SessionState } from '../state.ts';
import { MINUTE_MS, type Scale, type Severity, type VitalKey } from '../vocabulary.ts';
import { viewAlerts } from './alerts/view.ts';
import { judgeBaseline } from './baseline.ts';
import { judgeDosing } from './dosing/dosing.ts';
import { firstDoseAtMs } from './facts.ts';
import { asOf } from './judge.ts';
import { type SessionNoise, sessionNoise } from './noise/session-noise.ts';
import { obligations } from './obligations.ts';
import { judgeReadiness } from './readiness/readiness.ts';

/** The highest or lowest value after T0, and when; of equal ones the first. */
export interface Extreme {
  value: number;
  takenAtMs: number;
  /** Minutes since T0, exact. */
  afterMin: number;
}

/** What one session comes to in a line of the patient's history. Unknown is null. */
export interface SessionDigest {
  sessionId: string;
  patientId: string;
  protocol: { protocolId: string; name: string; version: string; routeShort: string; drug: string };
  timeZone: string;
  plannedAtMs: number;
  firstDoseAtMs: number | null;
  course: SessionCourse | null;
  plannedMg: number | null;
  plannedMgPerKg: number | null;
  deliveredMg: number;
  baseline: { systolicMmHg: number | null; diastolicMmHg: number | null } | null;
  peakSystolic: Extreme | null;
  peakDiastolic: Extreme | null;
  peakDissociation: Extreme | null;
  peakCadss: Extreme | null;
  lowestSpo2: Extreme | null;
  lowestMoaas: Extreme | null;
  criteriaMetAfterMin: number | null;
  endedAfterMin: number | null;
  end: SessionEnd['kind'] | null;
  endedAtMs: number | null;
  sideEffects: { effect: Effect; what: string | null; grade: SymptomContent['grade'] }[];
  screening: { item: string; label: string; answer: Answer }[];
  alerts: Record<Severity, number>;
}

/** A line as it is kept: with what the session called for, which is the clinic's to look at and not the patient's. */
export interface KeptDigest extends SessionDigest {
  noise: SessionNoise;
}

/** The line of a session as it stands: standing entries, newest versions, whatever came after its end included. */
export function digestSession(state: SessionState): KeptDigest {
  const { protocol, end } = state;
  const t0 = firstDoseAtMs(state);
  const dosing = judgeDosing(state);
  const { values, entryId } = judgeBaseline(state, t0 ?? state.lastRecordedAtMs);
  const since = (atMs: number | null): number | null =>
    t0 === null || atMs === null ? null : (atMs - t0) / MINUTE_MS;
  return {
    sessionId: state.sessionId,
    patientId: state.patientId,
    protocol: {
      protocolId: protocol.protocolId,
      name: protocol.name,
      version: protocol.version,
      routeShort: protocol.routeShort,
      drug: protocol.drug,
    },
    timeZone: state.timeZone,
    plannedAtMs: state.plannedAtMs,
    firstDoseAtMs: t0,
    course: state.course,
    plannedMg: dosing.plannedMg,
    plannedMgPerKg: dosing.plannedMgPerKg,
    deliveredMg: dosing.deliveredMg,
    baseline:
      entryId === null || values.systolicMmHg === undefined
        ? null
        : { systolicMmHg: values.systolicMmHg, diastolicMmHg: values.diastolicMmHg ?? null },
    peakSystolic: extremeOf(vitalAfter(state, 'systolicMmHg', t0), t0, isHigher),
    peakDiastolic: extremeOf(vitalAfter(state, 'diastolicMmHg', t0), t0, isHigher),
    peakDissociation: extremeOf(scoreAfter(state, 'dissociation', t0), t0, isHigher),
    peakCadss: extremeOf(scoreAfter(state, 'cadss', t0), t0, isHigher),
    lowestSpo2: extremeOf(vitalAfter(state, 'spo2Percent', t0), t0, isLower),
    lowestMoaas: extremeOf(scoreAfter(state, 'moaas', t0), t0, isLower),
    criteriaMetAfterMin: since(criteriaMetAtMs(state)),
    endedAfterMin: since(end?.takenAtMs ?? null),
    end: end?.kind ?? null,
    endedAtMs: end?.takenAtMs ?? null,
    sideEffects: sideEffects(state),
    screening: protocol.screening.flatMap(({ item, label }) => {
      const answer = state.screening[item]?.answer;
      return answer === undefined ? [] : [{ item, label, answer }];
    }),
    alerts: countAlerts(state),
    noise: sessionNoise(state),
  };
}

interface Taken {
  value: number;
  takenAtMs: number;
}

const isHigher = (a: number, b: number) => a > b;
const isLower = (a: number, b: number) => a < b;

function vitalAfter({ readings }: SessionState, vital: VitalKey, t0: number | null): Taken[] {
  if (t0 === null) return [];
  return readings.flatMap(({ takenAtMs, content }) => {
    const value = content.vitals[vital];
    return value === undefined || takenAtMs <= t0 ? [] : [{ value, takenAtMs }];
  });
}

function scoreAfter({ scores }: SessionState, scale: Scale, t0: number | null): Taken[] {
  if (t0 === null) return [];
  return scores.flatMap(({ takenAtMs, content: { scale: of, value } }) =>
    of !== scale || value === null || takenAtMs <= t0 ? [] : [{ value, takenAtMs }],
  );
}

function extremeOf(
  values: readonly Taken[],
  t0: number | null,
  beats: (a: number, b: number) => boolean,
): Extreme | null {
  const [first, ...others] = values;
  if (first === undefined || t0 === null) return null;
  const { value, takenAtMs } = others.reduce(
    (best, one) => (beats(one.value, best.value) ? one : best),
    first,
  );
  return { value, takenAtMs, afterMin: (takenAtMs - t0) / MINUTE_MS };
}

/** When the last of all criteria came to be met or overridden, as they stood at the discharge; null: they did not, or nobody was discharged. */
function criteriaMetAtMs(state: SessionState): number | null {
  if (state.end?.kind !== 'discharged') return null;
  const { atMs } = state.end;
  const then = asOf(state, atMs);
  const { criteria, unmet, unknown } = judgeReadiness(then, obligations(then), atMs);
  if (unmet > 0 || unknown > 0) return null;
  return Math.max(...criteria.map(({ evidenceAtMs, overridden }) => overridden?.atMs ?? evidenceAtMs ?? 0));
}

const GRADES: readonly SymptomContent['grade'][] = ['mild', 'moderate', 'severe'];

/** Each effect once, with the worst grade it had; an `other` one by what it was. */
function sideEffects({ symptoms }: SessionState): SessionDigest['sideEffects'] {
  const worst = new Map<string, SessionDigest['sideEffects'][number]>();
  for (const { content } of symptoms) {
    const { effect, grade } = content;
    const what = content.what ?? null;
    const key = `${effect} ${what ?? ''}`;
    const before = worst.get(key);
    if (before === undefined || GRADES.indexOf(grade) > GRADES.indexOf(before.grade))
      worst.set(key, { effect, what, grade });
  }
  return [...worst.values()];
}

/** Clinical alerts by the highest severity each reached. What turned out to rest on a mistaken entry is not counted. */
function countAlerts(state: SessionState): SessionDigest['alerts'] {
  const counts = { notice: 0, warning: 0, critical: 0 };
  const { open, latched, history } = viewAlerts(state);
  for (const { alertClass, peak, ended } of [...open, ...latched, ...history]) {
    if (alertClass !== 'clinical' || ended?.why === 'withdrawn' || ended?.why === 'corrected') continue;
    counts[peak] += 1;
  }
  return counts;
}
