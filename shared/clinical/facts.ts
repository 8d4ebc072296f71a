import type { ReadingContent, ScoreContent } from '../entries.ts';
import type { SessionState, Standing } from '../state.ts';
import { MEASURES, type Measure, MINUTE_MS, type Scale, type VitalKey } from '../vocabulary.ts';
import { readingsWith } from './reading-index.ts';

/**
 * Questions about the standing facts of a session, in clinical order (`takenAtMs`, ties by recorded order). Nothing
 * here knows the time of day; whoever asks gives the instants.
 */

/** Start of the first standing dose (T0); null before it. */
export function firstDoseAtMs(state: SessionState): number | null {
  const given = state.doses[0]?.takenAtMs ?? null;
  const started = state.infusion.find((step) => step.content.step === 'start')?.takenAtMs ?? null;
  if (given === null || started === null) return given ?? started;
  return Math.min(given, started);
}

/** The entry that T0 is the start of; null before it. */
export function firstDoseId(state: SessionState): string | null {
  const t0 = firstDoseAtMs(state);
  const starts = state.infusion.filter((step) => step.content.step === 'start');
  return [...state.doses, ...starts].find(({ takenAtMs }) => takenAtMs === t0)?.entryId ?? null;
}

/** A set taken at T0 itself still counts as pre-dose; everything later is post-dose. */
export function isAfterDose(state: SessionState, takenAtMs: number): boolean {
  const t0 = firstDoseAtMs(state);
  return t0 !== null && takenAtMs > t0;
}

/** Index of the first item taken at or after `fromMs` in a list in clinical order. */
export function firstIndexFrom(list: readonly { takenAtMs: number }[], fromMs: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && item.takenAtMs < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last item taken at or before `uptoMs` in a list in clinical order; -1: none. */
export function lastIndexUpto(list: readonly { takenAtMs: number }[], uptoMs: number): number {
  return Number.isFinite(uptoMs) ? firstIndexFrom(list, uptoMs + 1) - 1 : list.length - 1;
}

/** The newest reading holding this vital, taken at or before `uptoMs` where that is given; null when none. */
export function newestReadingWith(
  state: SessionState,
  vital: VitalKey,
  uptoMs = Number.POSITIVE_INFINITY,
): Standing<ReadingContent> | null {
  const holding = readingsWith(state.readings, vital);
  return holding[lastIndexUpto(holding, uptoMs)] ?? null;
}

/** The newest score of this scale that has a number; null when none. */
export function newestScore(
  state: SessionState,
  scale: Scale,
  uptoMs = Number.POSITIVE_INFINITY,
): (Standing<ScoreContent> & { value: number }) | null {
  for (let index = lastIndexUpto(state.scores, uptoMs); index >= 0; index--) {
    const score = state.scores[index];
    if (score && score.content.scale === scale && score.content.value !== null)
      return { ...score, value: score.content.value };
  }
  return null;
}

/** Oxygen running at `atMs`, L/min: the newest recorded flow by then; 0 when none was ever recorded (room air). */
export function oxygenAt(state: SessionState, atMs: number): number {
  return newestReadingWith(state, 'oxygenLitresPerMin', atMs)?.content.vitals.oxygenLitresPerMin ?? 0;
}

/** When this measure was last taken in [fromMs, toMs); null when it was not. */
export function measureTakenIn(
  state: SessionState,
  measure: Measure,
  fromMs: number,
  toMs: number,
): number | null {
  if (measure === 'moaas' || measure === 'dissociation') {
    for (let index = firstIndexFrom(state.scores, toMs) - 1; index >= 0; index--) {
      const score = state.scores[index];
      if (!score || score.takenAtMs < fromMs) return null;
      if (score.content.scale === measure && score.content.value !== null) return score.takenAtMs;
    }
    return null;
  }
  const vital: VitalKey = measure === 'bloodPressure' ? 'systolicMmHg' : measure;
  const holding = readingsWith(state.readings, vital);
  const newest = holding[firstIndexFrom(holding, toMs) - 1];
  return newest && newest.takenAtMs >= fromMs ? newest.takenAtMs : null;
}

/** Parts of a set may come from several hands: what lies this close together counts as one set [P]. */
export const SET_SPREAD_MS = 5 * MINUTE_MS;

/** Newest time of a full set (every measure within 5 minutes of a dissociation score) at or after `fromMs`; or null. */
export function newestFullSetAtMs(state: SessionState, fromMs = Number.NEGATIVE_INFINITY): number | null {
  for (let index = state.scores.length - 1; index >= 0; index--) {
    const score = state.scores[index];
    if (!score || score.takenAtMs < fromMs) return null;
    if (score.content.scale !== 'dissociation' || score.content.value === null) continue;
    const [from, to] = [score.takenAtMs - SET_SPREAD_MS, score.takenAtMs + SET_SPREAD_MS + 1];
    if (MEASURES.every((measure) => measureTakenIn(state, measure, from, to) !== null))
      return score.takenAtMs;
  }
  return null;
}

/** Minutes after T0, exact (not rounded). Before a dose there are none: null. */
export function sinceDoseMin(state: SessionState, atMs: number): number | null {
  const t0 = firstDoseAtMs(state);
  return t0 === null ? null : (atMs - t0) / MINUTE_MS;
}
