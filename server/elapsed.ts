import { uptime } from 'node:os';

/** Where time comes from. Tests bring their own. */
export interface TimeSources {
  wallMs(): number;
  /** Never goes back; on most systems it stops while the machine is suspended. */
  monotonicMs(): number;
  /** Counts suspension, coarsely. */
  uptimeMs(): number;
}

export const systemTime: TimeSources = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  uptimeMs: () => uptime() * 1000,
};

/** Below this, a difference between two clocks is jitter and slewing, not an event. */
const NOTICEABLE_MS = 1000;

export interface ElapsedTime {
  /** Where time began at the start. With what has really passed it is wall time as it would be had nobody set the clock. */
  originAtMs(): number;
  elapsedMs(): number;
  /** Call about once a second: counts suspension in, and tells by how much the wall clock was set, if it was. */
  check(): { steppedByMs: number };
  /** Takes the wall clock as it is now. Only while nobody is being watched: it moves clinical time. */
  adoptWallClock(): void;
}

/**
 * Durations must not follow a wall clock that somebody sets: elapsed time is monotonic time plus the suspensions
 * that the uptime shows. A wall clock that stands before `notBeforeMs` was set back while nobody looked: time goes on
 * from there, for it must never stand still until the wall clock has caught up.
 */
export function elapsedTime(sources: TimeSources, notBeforeMs = 0): ElapsedTime {
  const startMonotonicMs = sources.monotonicMs();
  const startUptimeMs = sources.uptimeMs();
  let originAtMs = Math.max(sources.wallMs(), notBeforeMs);
  let suspendedMs = 0;
  let knownOffsetMs = 0;

  const elapsedMs = () => sources.monotonicMs() - startMonotonicMs + suspendedMs;
  const offsetMs = () => sources.wallMs() - (originAtMs + elapsedMs());

  function check(): { steppedByMs: number } {
    const missedMs = sources.uptimeMs() - startUptimeMs - elapsedMs();
    if (missedMs > NOTICEABLE_MS) suspendedMs += missedMs;
    const change = offsetMs() - knownOffsetMs;
    if (Math.abs(change) < NOTICEABLE_MS) return { steppedByMs: 0 };
    knownOffsetMs += change;
    return { steppedByMs: Math.round(change) };
  }
  function adoptWallClock(): void {
    originAtMs += offsetMs();
    knownOffsetMs = 0;
  }
  return { originAtMs: () => originAtMs, elapsedMs, check, adoptWallClock };
}
