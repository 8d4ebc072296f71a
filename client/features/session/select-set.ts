import type { MeasuredSet } from './sets/sets.ts';

/** The set under the crosshair: the chosen one while it stands, else the newest; null when there is none. */
export function selectedSet(sets: readonly MeasuredSet[], chosenAtMs: number | null): MeasuredSet | null {
  return sets.find(({ takenAtMs }) => takenAtMs === chosenAtMs) ?? sets.at(-1) ?? null;
}

/** The set before or after; stays at the ends. */
export function stepSet(sets: readonly MeasuredSet[], chosenAtMs: number | null, by: -1 | 1): number | null {
  const current = selectedSet(sets, chosenAtMs);
  if (current === null) return null;
  const index = sets.indexOf(current) + by;
  return sets[Math.min(Math.max(index, 0), sets.length - 1)]?.takenAtMs ?? null;
}
