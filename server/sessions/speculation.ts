import { RULES_VERSION, SCHEMA_VERSION, type SessionEvent } from '#shared/events.ts';
import { evolve } from '#shared/session.ts';
import type { Actor } from '#shared/vocabulary.ts';
import type { AppendEvent } from '../log/event-log.ts';
import type { LiveSession } from './live-session.ts';

/** A session event on its way to the log. */
export interface NewAppend {
  eventId: string;
  event: SessionEvent;
  takenAtMs: number | null;
  actor: Actor;
}

/** Folds events that are about to be committed into the session's `ahead` state, as the log will number them. */
export function speculate(
  live: LiveSession,
  events: readonly NewAppend[],
  commandId: string | null,
  nowMs: number,
): { expectedSeq: number; events: AppendEvent[] } {
  const expectedSeq = live.ahead.seq;
  const stamped = events.map((event) => ({ ...event, recordedAtMs: nowMs }));
  stamped.forEach((event, index) => {
    live.ahead = evolve(live.ahead, {
      ...event,
      seq: expectedSeq + index + 1,
      commandId,
      schemaV: SCHEMA_VERSION,
      rulesV: RULES_VERSION,
    });
  });
  return { expectedSeq, events: stamped };
}
