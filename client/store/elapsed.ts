/**
 * A moment on both clocks of the machine. The wall clock counts a suspended machine's sleep; the steady one does not
 * jump when somebody sets the time. Taking the longer of the two errs towards "old".
 */
export interface Moment {
  wallMs: number;
  steadyMs: number;
}

export function momentNow(): Moment {
  return { wallMs: Date.now(), steadyMs: performance.now() };
}

/** Real milliseconds between two moments, never negative. */
export function elapsedMs(from: Moment, to: Moment): number {
  return Math.max(0, to.wallMs - from.wallMs, to.steadyMs - from.steadyMs);
}
