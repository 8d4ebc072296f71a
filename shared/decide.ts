import type { Refusal, SessionCommand } from './commands.ts';
import type { SessionEvent } from './events.ts';
import type { SessionState } from './state.ts';
import type { Actor } from './vocabulary.ts';

/** An event not yet recorded; the log adds position, times and hash. */
export interface NewEvent<E = SessionEvent> {
  event: E;
  takenAtMs: number | null;
}

export type Decision = { ok: true; events: NewEvent[] } | { ok: false; refusal: Refusal };

/** What a command leads to at `nowMs`. Pure; never throws for an everyday refusal. */
export function decide(_state: SessionState, _command: SessionCommand, _by: Actor, _nowMs: number): Decision {
  throw new Error('not written yet');
}
