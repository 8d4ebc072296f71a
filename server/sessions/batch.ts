import { unannouncedSteps } from '#shared/clinical/judge.ts';
import type { AppendBatch, StreamAppend } from '../log/event-log.ts';
import { announcementEvents } from './announcements.ts';
import type { LiveSession } from './live-session.ts';
import { type NewAppend, speculate } from './speculation.ts';

/** What is to become true in one commit. */
export interface SessionWrite {
  commandId: string | null;
  sessions: { live: LiveSession; events: NewAppend[] }[];
  /** Streams that are not sessions but become true in the same instant. */
  others: StreamAppend[];
}

/** Folds the facts into what is ahead of each session and adds the announcements that follow from them. */
export function batchOf(
  clinicId: string,
  { commandId, sessions, others }: SessionWrite,
  nowMs: number,
): AppendBatch {
  const streams = sessions.map(({ live, events }): StreamAppend => {
    const facts = speculate(live, events, commandId, nowMs);
    const steps = announcementEvents(live.sessionId, unannouncedSteps(live.ahead, nowMs), nowMs);
    const announced = speculate(live, steps, commandId, nowMs);
    return {
      streamId: live.sessionId,
      kind: 'session',
      patientId: live.ahead.patientId,
      expectedSeq: facts.expectedSeq,
      events: [...facts.events, ...announced.events],
    };
  });
  return { clinicId, commandId, streams: [...streams, ...others] };
}
