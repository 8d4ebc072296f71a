import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { followSession } from '#client/connection/follow-sessions.ts';
import { judge, nextChangeAt } from '#shared/clinical/judge.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { useNow } from './now.ts';
import { type PendingCommand, pendingStore } from './pending.ts';
import { NOT_YET, type SessionFacts, sessionFactsStore } from './session-facts.ts';

/** The session's facts, followed while the component is mounted. Nothing is shown before the whole record is here. */
export function useSessionFacts(sessionId: string): SessionFacts {
  useEffect(() => followSession(sessionId), [sessionId]);
  return sessionFactsStore((all) => all[sessionId] ?? NOT_YET);
}

interface Judged {
  version: number;
  fromMs: number;
  untilMs: number | null;
  judgement: Judgement;
}
const judgedStates = new WeakMap<SessionState, Judged>();

/** `judge(state, now)`, computed again only with a new event or when time itself changes the answer. */
export function judgedAt(state: SessionState, nowMs: number): Judgement {
  const held = judgedStates.get(state);
  const stillTrue =
    held !== undefined &&
    held.version === state.seq &&
    nowMs >= held.fromMs &&
    (held.untilMs === null || nowMs < held.untilMs);
  if (stillTrue) return held.judgement;
  const judgement = judge(state, nowMs);
  judgedStates.set(state, {
    version: state.seq,
    fromMs: nowMs,
    untilMs: nextChangeAt(state, nowMs),
    judgement,
  });
  return judgement;
}

/** The judgement of a session as of now; null until its record is here. */
export function useJudgement(sessionId: string): Judgement | null {
  const { state } = useSessionFacts(sessionId);
  const nowMs = useNow();
  return state === null ? null : judgedAt(state, nowMs);
}

/** What this station has sent, kept or had refused for the session, oldest first. */
export function usePending(sessionId: string): PendingCommand[] {
  return pendingStore(
    useShallow((all) =>
      Object.values(all)
        .filter((one) => one.sessionId === sessionId)
        .sort((a, b) => a.sinceMs - b.sinceMs),
    ),
  );
}
