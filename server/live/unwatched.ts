/** How long nobody may look at the board, or be heard, with a dosed patient to watch, before every open screen says so [P]. */
export const UNWATCHED_MS = 60_000;

/** A time in which something was missing. It began at `sinceMs` of the patients, `beganAtMs` of this process. */
export interface Gap {
  sinceMs: number;
  beganAtMs: number;
}

export interface Glance {
  /** Some open session has a dosed patient. */
  needed: boolean;
  /** Nothing is missing: some screen is in front and shows the board, or some screen could be heard. */
  met: boolean;
  clinicalMs: number;
  processMs: number;
}

/** The gap after one more glance; null: there is none. A process clock that is set back only makes it wait anew. */
export function gapAfter(gap: Gap | null, { needed, met, clinicalMs, processMs }: Glance): Gap | null {
  if (met || !needed) return null;
  if (gap === null) return { sinceMs: clinicalMs, beganAtMs: processMs };
  return { ...gap, beganAtMs: Math.min(gap.beganAtMs, processMs) };
}

/** Since when there is the gap, once that has lasted long enough to be told; null before. */
export function toldSinceMs(gap: Gap | null, processMs: number, afterMs = UNWATCHED_MS): number | null {
  return gap !== null && processMs - gap.beganAtMs >= afterMs ? gap.sinceMs : null;
}

/** The earliest of these moments that is still to come; null: none is. */
export function firstAfter(nowMs: number, moments: readonly number[]): number | null {
  const ahead = moments.filter((atMs) => atMs > nowMs);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
