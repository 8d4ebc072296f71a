import { type Refusal, type RefusalCode, refusal } from '../commands.ts';
import type { SessionEvent } from '../events.ts';

/** An event not yet recorded; the log adds position, times and hash. */
export interface NewEvent<E = SessionEvent> {
  event: E;
  takenAtMs: number | null;
}

export type Decision = { ok: true; events: NewEvent[] } | { ok: false; refusal: Refusal };

export function accept(...events: SessionEvent[]): Decision {
  return { ok: true, events: events.map((event) => ({ event, takenAtMs: takenAtOf(event) })) };
}

export function refuse(code: RefusalCode, sentence: string, pointer: string | null = null): Decision {
  return { ok: false, refusal: refusal(code, sentence, pointer) };
}

export function refuseWith(found: Refusal): Decision {
  return { ok: false, refusal: found };
}

function takenAtOf(event: SessionEvent): number | null {
  if ('content' in event.body) return event.body.content.takenAtMs;
  return 'takenAtMs' in event.body ? event.body.takenAtMs : null;
}
