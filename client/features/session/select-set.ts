import type { MeasuredSet } from './sets/sets.ts';

/** A set someone points at or has the focus on, and the set that was newest when they began to look back. */
export interface LookBack {
  takenAtMs: number;
  newestAtMs: number | null;
}

/** A set with a pressure or a score: what a nurse calls a set, among the samples of a monitor. */
function isFull({ readings, scores }: MeasuredSet): boolean {
  return scores.length > 0 || readings.some(({ content }) => content.vitals.systolicMmHg !== undefined);
}

/**
 * The set to show when nobody looks back: the newest with a pressure or score (a monitor's last sample would show the
 * pressure as never taken), else the newest; null when there is none.
 */
export function newestSet(sets: readonly MeasuredSet[]): MeasuredSet | null {
  return sets.findLast(isFull) ?? sets.at(-1) ?? null;
}

/**
 * The set under the crosshair: the one looked back at while it stands and no newer one has come, else the newest. Old
 * numbers never stay in the place of the newest by themselves.
 */
export function selectedSet(sets: readonly MeasuredSet[], look: LookBack | null): MeasuredSet | null {
  const newest = newestSet(sets);
  if (look === null || look.newestAtMs !== (newest?.takenAtMs ?? null)) return newest;
  return sets.find(({ takenAtMs }) => takenAtMs === look.takenAtMs) ?? newest;
}

/** The set before or after; stays at the ends. */
export function stepSet(sets: readonly MeasuredSet[], look: LookBack | null, by: -1 | 1): MeasuredSet | null {
  const current = selectedSet(sets, look);
  if (current === null) return null;
  const index = sets.indexOf(current) + by;
  return sets[Math.min(Math.max(index, 0), sets.length - 1)] ?? null;
}

/** A hand moved the pointer. A page that moves under a resting pointer is told as a move too, and is nobody pointing. */
export function hasMoved({ movementX, movementY }: { movementX: number; movementY: number }): boolean {
  return movementX !== 0 || movementY !== 0;
}
