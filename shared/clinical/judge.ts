import type { AlertStep, Judgement } from '../judgement.ts';
import type { SessionState } from '../state.ts';

/** The whole judgement of a session as of `nowMs`. True, field by field, until `nextChangeAt`. */
export function judge(_state: SessionState, _nowMs: number): Judgement {
  throw new Error('not written yet');
}

/** The first instant after `nowMs` at which `judge` may answer differently without a new event; null: never. */
export function nextChangeAt(_state: SessionState, _nowMs: number): number | null {
  throw new Error('not written yet');
}

/** Alert steps reached by `nowMs` that have not been announced, in order. */
export function unannouncedSteps(_state: SessionState, _nowMs: number): AlertStep[] {
  throw new Error('not written yet');
}
