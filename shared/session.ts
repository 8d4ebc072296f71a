import type { Recorded } from './events.ts';
import type { SessionState } from './state.ts';

/** Folds one event into `state`, in place, and returns it. `null` starts from SessionOpened. */
export function evolve(_state: SessionState | null, _recorded: Recorded): SessionState {
  throw new Error('not written yet');
}

/** Folds a whole stream; null when it is empty. */
export function replay(events: readonly Recorded[]): SessionState | null {
  let state: SessionState | null = null;
  for (const event of events) state = evolve(state, event);
  return state;
}
