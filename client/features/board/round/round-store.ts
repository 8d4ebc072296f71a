import { create } from 'zustand';
import type { Outcome } from './stops.ts';

interface Round {
  /** The chair the nurse is at; null: before the first, or after the last. */
  hereId: string | null;
  /** How many events its record had when the nurse came to it. */
  cameAtSetMs: number | null;
  done: Record<string, Outcome>;
}

const fresh: Round = { hereId: null, cameAtSetMs: null, done: {} };

/** The round of this screen: it goes on where it was when the nurse looks at something else in between. */
export const roundStore = create<Round>(() => fresh);

export function comeTo(hereId: string | null, newestSetAtMs: number | null): void {
  roundStore.setState({ hereId, cameAtSetMs: newestSetAtMs });
}

export function settleStop(sessionId: string, outcome: Outcome): void {
  roundStore.setState(({ done }) => ({ done: { ...done, [sessionId]: outcome } }));
}

export function beginRound(): void {
  roundStore.setState(fresh);
}
