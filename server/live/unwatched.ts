/** How long nobody may look at the board, with a dosed patient to watch, before every open screen says so [P]. */
export const UNWATCHED_MS = 60_000;

/** A time in which nobody watched. It began at `sinceMs` of the patients, `beganAtMs` of this process. */
export interface Gap {
  sinceMs: number;
  beganAtMs: number;
}

export interface Glance {
  /** Some open session has a dosed patient. */
  needed: boolean;
  /** Some screen is in front and shows the board. */
  watched: boolean;
  clinicalMs: number;
  processMs: number;
}

/** The gap after one more glance; null: there is none. A process clock that is set back only makes it wait anew. */
export function gapAfter(gap: Gap | null, { needed, watched, clinicalMs, processMs }: Glance): Gap | null {
  if (watched || !needed) return null;
  if (gap === null) return { sinceMs: clinicalMs, beganAtMs: processMs };
  return { ...gap, beganAtMs: Math.min(gap.beganAtMs, processMs) };
}

/** Since when nobody has watched, once that has lasted long enough to be told; null before. */
export function toldSinceMs(gap: Gap | null, processMs: number): number | null {
  return gap !== null && processMs - gap.beganAtMs >= UNWATCHED_MS ? gap.sinceMs : null;
}
