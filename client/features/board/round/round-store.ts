import { create } from 'zustand';
import type { Outcome } from './stops.ts';

interface Round {
  /** The chair the nurse is at; null: before the first, or after the last. */
  hereId: string | null;
  /** A set was recorded here since the nurse came. What a device posts meanwhile is not the nurse's. */
  recorded: boolean;
  done: Record<string, Outcome>;
}

const fresh: Round = { hereId: null, recorded: false, done: {} };

/** The round of this screen: it goes on where it was when the nurse looks at something else in between. */
export const roundStore = create<Round>(() => fresh);

export function comeTo(hereId: string | null): void {
  roundStore.setState({ hereId, recorded: false });
}

export function noteRecorded(sessionId: string): void {
  roundStore.setState(({ hereId, recorded }) => ({ recorded: recorded || hereId === sessionId }));
}

export function settleStop(sessionId: string, outcome: Outcome): void {
  roundStore.setState(({ done }) => ({ done: { ...done, [sessionId]: outcome } }));
}

export function beginRound(): void {
  roundStore.setState(fresh);
}
