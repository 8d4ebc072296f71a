import { useEffect, useState } from 'react';
import { apiGet, ProblemError } from '#client/connection/api.ts';
import type { Recorded } from '#shared/events.ts';

interface Loaded {
  sessionId: string;
  events: Recorded[];
  problem: string | null;
}

/**
 * All events of a session up to `seq`, oldest first: what is missing is fetched whenever the position moves. A late
 * answer for another session is dropped.
 */
export function useSessionEvents(sessionId: string, seq: number): Omit<Loaded, 'sessionId'> {
  const [loaded, setLoaded] = useState<Loaded>({ sessionId, events: [], problem: null });
  const events = loaded.sessionId === sessionId ? loaded.events : [];
  const heldSeq = events.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (heldSeq >= seq) return;
    let wanted = true;
    apiGet<{ events: Recorded[] }>(`/api/v1/sessions/${sessionId}/events?afterSeq=${heldSeq}`).then(
      (answer) => {
        if (!wanted) return;
        setLoaded((held) => {
          const before = held.sessionId === sessionId ? held.events : [];
          const last = before.at(-1)?.seq ?? 0;
          const fresh = answer.events.filter((recorded) => recorded.seq > last);
          return { sessionId, events: [...before, ...fresh], problem: null };
        });
      },
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        if (wanted) setLoaded((held) => ({ ...held, problem: error.problem.detail }));
      },
    );
    return () => {
      wanted = false;
    };
  }, [sessionId, seq, heldSeq]);
  return { events, problem: loaded.problem };
}
