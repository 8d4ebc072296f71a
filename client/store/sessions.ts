import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { followSession } from '#client/connection/follow-sessions.ts';
import { formatDate } from '#client/ui/format.ts';
import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import { judge, nextChangeAt } from '#shared/clinical/judge.ts';
import type { PreDoseContext } from '#shared/clinical/pre-dose/presence.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { useLive } from './live.ts';
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
  context: PreDoseContext;
  fromMs: number;
  untilMs: number | null;
  judgement: Judgement;
}
const judgedStates = new WeakMap<SessionState, Judged>();

/** What the clinic knows that a session does not: who is on site, and what day its dose was given, or it is now. */
function contextOf(state: SessionState, nowMs: number): PreDoseContext {
  const presence = useLive.getState().clinic?.presence ?? null;
  return { presence, today: formatDate(firstDoseAtMs(state) ?? nowMs, state.timeZone) };
}

/** `judge`, computed again only with a new event, another context, or when time itself changes the answer. */
export function judgedAt(state: SessionState, nowMs: number): Judgement {
  const held = judgedStates.get(state);
  const context = contextOf(state, nowMs);
  const stillTrue =
    held !== undefined &&
    held.version === state.seq &&
    held.context.presence === context.presence &&
    held.context.today === context.today &&
    nowMs >= held.fromMs &&
    (held.untilMs === null || nowMs < held.untilMs);
  if (stillTrue) return held.judgement;
  const judgement = judge(state, nowMs, context);
  judgedStates.set(state, {
    version: state.seq,
    context,
    fromMs: nowMs,
    untilMs: nextChangeAt(state, nowMs, context),
    judgement,
  });
  return judgement;
}

/** The judgement of a session as of now; null until its record is here. */
export function useJudgement(sessionId: string): Judgement | null {
  const { state } = useSessionFacts(sessionId);
  const nowMs = useNow();
  // Somebody coming or leaving is shown at once, not with the next second.
  useLive((live) => live.clinic?.presence);
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
