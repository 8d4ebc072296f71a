import type { Recorded } from '#shared/events.ts';
import { evolve } from '#shared/session.ts';
import type { SessionState } from '#shared/state.ts';

/**
 * One session in memory, folded twice. `settled` holds what is on disk and is all that anybody is shown; `ahead` also
 * holds what is being committed, so that the next command need not wait for the disk.
 */
export interface LiveSession {
  sessionId: string;
  settled: SessionState;
  ahead: SessionState;
  /** Settles when the newest write has been committed or has failed; never rejects. */
  lastWrite: Promise<void>;
  /** A commit failed or another writer was first: decide again on a freshly loaded session. */
  discarded: boolean;
  cancelWake: (() => void) | null;
}

export function liveSession(state: SessionState): LiveSession {
  return {
    sessionId: state.sessionId,
    settled: state,
    ahead: structuredClone(state),
    lastWrite: Promise.resolve(),
    discarded: false,
    cancelWake: null,
  };
}

/** Takes committed events into memory. False when one is missing in between: then the session must be loaded again. */
export function absorb(live: LiveSession, events: readonly Recorded[]): boolean {
  for (const recorded of events) {
    if (recorded.seq > live.settled.seq + 1) return false;
    if (recorded.seq === live.settled.seq + 1) live.settled = evolve(live.settled, recorded);
    if (recorded.seq === live.ahead.seq + 1) live.ahead = evolve(live.ahead, recorded);
  }
  return true;
}
