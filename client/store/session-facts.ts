import { create } from 'zustand';
import type { Refusal } from '#shared/commands.ts';
import type { Recorded } from '#shared/events.ts';
import { evolve } from '#shared/session.ts';
import type { SessionState } from '#shared/state.ts';

/** `state` is folded in place, so `version` (its position) is what tells two of them apart. */
export interface SessionFacts {
  status: 'loading' | 'ready' | 'failed';
  state: SessionState | null;
  version: number;
  /** What failed. `restricted`: it opens by breaking the glass. */
  problem: Refusal | null;
}

export const NOT_YET: SessionFacts = { status: 'loading', state: null, version: 0, problem: null };

/** Facts by session id: a late answer about one session cannot show under another. */
export const sessionFactsStore = create<Record<string, SessionFacts>>(() => ({}));

export function factsOf(sessionId: string): SessionFacts {
  return sessionFactsStore.getState()[sessionId] ?? NOT_YET;
}

/** Folds events onto a state, skipping those it already holds. `gap` when one in between is missing. */
export function foldOn(
  state: SessionState | null,
  events: readonly Recorded[],
): { state: SessionState | null; gap: boolean } {
  let folded = state;
  for (const recorded of events) {
    const held = folded?.seq ?? 0;
    if (recorded.seq <= held) continue;
    if (recorded.seq > held + 1) return { state: folded, gap: true };
    folded = evolve(folded, recorded);
  }
  return { state: folded, gap: false };
}

export function setFacts(sessionId: string, state: SessionState): void {
  const facts: SessionFacts = { status: 'ready', state, version: state.seq, problem: null };
  sessionFactsStore.setState({ [sessionId]: facts });
}

export function failFacts(sessionId: string, problem: Refusal): void {
  const facts: SessionFacts = { status: 'failed', state: null, version: 0, problem };
  sessionFactsStore.setState({ [sessionId]: facts });
}

export function forgetFacts(sessionId: string): void {
  const { [sessionId]: _dropped, ...rest } = sessionFactsStore.getState();
  sessionFactsStore.setState(rest, true);
}

export function forgetAllFacts(): void {
  sessionFactsStore.setState({}, true);
}
