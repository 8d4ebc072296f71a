/**
 * Device clock minus ours. Its `Date` header says it best; without one, a single fresh reading comes close. A batch
 * may be old, so it tells only when it lies ahead of us. Null when it cannot be told.
 */
export function skewOf(
  dateHeader: string | undefined,
  takenAtMs: readonly number[],
  nowMs: number,
): number | null {
  const stated = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
  if (!Number.isNaN(stated)) return stated - nowMs;
  if (takenAtMs.length === 0) return null;
  const newest = Math.max(...takenAtMs) - nowMs;
  return takenAtMs.length === 1 || newest > 0 ? newest : null;
}
