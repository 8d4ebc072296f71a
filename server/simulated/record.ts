import { nextTimerAtMs, playTo } from '#shared/clinical/alerts/play.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { decide } from '#shared/decide.ts';
import { type Recorded, RULES_VERSION, SCHEMA_VERSION, type SessionEvent } from '#shared/events.ts';
import { evolve } from '#shared/session.ts';
import type { SessionState } from '#shared/state.ts';
import type { Actor } from '#shared/vocabulary.ts';
import { hashedId } from '../ids.ts';
import { announcementEvents } from '../sessions/announcements.ts';

/** A session being written as the server would write it: commands decided, steps of time announced as they come. */
export interface SessionRecord {
  state: SessionState;
  events: Recorded[];
  /** Carries out a command at `atMs` with all that time brings before it. Throws when it is refused: a bug of the script. */
  do(atMs: number, command: SessionCommand, by: Actor): void;
  append(atMs: number, event: SessionEvent, by: Actor, takenAtMs?: number | null): void;
  /** The next id of an entry; the same in every run. */
  newId(): string;
}

export function beginRecord(atMs: number, opened: SessionEvent, by: Actor, sessionId: string): SessionRecord {
  const events: Recorded[] = [];
  let ids = 0;
  const newId = () => hashedId('simulated', sessionId, String(ids++));

  function write(atMs: number, event: SessionEvent, by: Actor, takenAtMs: number | null, eventId = newId()) {
    const recorded: Recorded = {
      seq: events.length + 1,
      eventId,
      commandId: null,
      schemaV: SCHEMA_VERSION,
      rulesV: RULES_VERSION,
      takenAtMs,
      recordedAtMs: Math.max(atMs, events.at(-1)?.recordedAtMs ?? 0),
      actor: by,
      event,
    };
    events.push(recorded);
    return recorded;
  }

  const record: SessionRecord = {
    state: evolve(null, write(atMs, opened, by, null)),
    events,
    newId,
    append(atMs, event, by, takenAtMs = null) {
      pass(atMs);
      evolve(record.state, write(atMs, event, by, takenAtMs));
      announce(atMs);
    },
    do(atMs, command, by) {
      pass(atMs);
      const decision = decide(record.state, command, by, atMs);
      if (!decision.ok) throw new Error(`${command.type} refused: ${decision.refusal.sentence}`);
      for (const { event, takenAtMs } of decision.events)
        evolve(record.state, write(atMs, event, by, takenAtMs));
      announce(atMs);
    },
  };

  /** Every step is announced at the instant at which it is reached. */
  function pass(toMs: number): void {
    for (let next = nextTimerAtMs(record.state); next !== null && next <= toMs; ) {
      const atMs = Math.max(next, record.state.lastRecordedAtMs);
      playTo(record.state, atMs);
      announce(atMs);
      next = nextTimerAtMs(record.state);
    }
  }

  function announce(atMs: number): void {
    const steps = record.state.alerts.steps.filter(({ stepId }) => !record.state.announced[stepId]);
    for (const { eventId, event, actor } of announcementEvents(sessionId, steps, atMs))
      evolve(record.state, write(atMs, event, actor, null, eventId));
  }

  return record;
}
