import type { MeasuredSet } from './sets/sets.ts';

/** A set with a pressure or a score: what a nurse calls a set, among the samples of a monitor. */
function isFull({ readings, scores }: MeasuredSet): boolean {
  return scores.length > 0 || readings.some(({ content }) => content.vitals.systolicMmHg !== undefined);
}

/**
 * The set under the crosshair: the chosen one while it stands, else the newest with a pressure or score (a monitor's
 * last sample would show the pressure as never taken), else the newest; null when there is none.
 */
export function selectedSet(sets: readonly MeasuredSet[], chosenAtMs: number | null): MeasuredSet | null {
  return (
    sets.find(({ takenAtMs }) => takenAtMs === chosenAtMs) ?? sets.findLast(isFull) ?? sets.at(-1) ?? null
  );
}

/** The set before or after; stays at the ends. */
export function stepSet(sets: readonly MeasuredSet[], chosenAtMs: number | null, by: -1 | 1): number | null {
  const current = selectedSet(sets, chosenAtMs);
  if (current === null) return null;
  const index = sets.indexOf(current) + by;
  return sets[Math.min(Math.max(index, 0), sets.length - 1)]?.takenAtMs ?? null;
}
