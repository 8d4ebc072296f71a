/**
 * Device clock minus ours. Its `Date` header says it. Without one a reading tells only when it lies ahead of us: one of
 * the past may have been taken then, by a clock that is right. Null when it cannot be told.
 */
export function skewOf(
  dateHeader: string | undefined,
  takenAtMs: readonly number[],
  nowMs: number,
): number | null {
  const stated = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
  if (!Number.isNaN(stated)) return stated - nowMs;
  const newest = Math.max(...takenAtMs) - nowMs;
  return newest >= 0 ? newest : null;
}
