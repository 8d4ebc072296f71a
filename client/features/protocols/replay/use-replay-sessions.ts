import { useCallback, useEffect, useState } from 'react';
import { apiGet, ProblemError } from '#client/connection/api.ts';
import type { ReplaySessionsPage } from '#shared/wire/protocol-replays.ts';
import type { SessionReplay } from '#shared/wire/replay.ts';
import { lineageUrl } from '../paths.ts';

const SESSIONS_PER_PAGE = 25;

export interface ReplaySessions {
  sessions: SessionReplay[];
  /** `end`: there are no more. */
  status: 'loading' | 'more' | 'end' | 'failed';
  problem: string;
  /** Asks for the sessions that follow, or again after a failure. */
  more: () => void;
}

interface Held extends Omit<ReplaySessions, 'more'> {
  after: number;
}

const BEGUN: Held = { sessions: [], status: 'loading', problem: '', after: 0 };

/**
 * The sessions of one replay, page by page. Each page that names sessions is noted as a view of them: it is asked for
 * once, and not again by the clock.
 */
export function useReplaySessions(protocolId: string, replayId: string): ReplaySessions {
  const [held, setHeld] = useState(BEGUN);

  const ask = useCallback(
    async (after: number): Promise<void> => {
      const query = `after=${after}&limit=${SESSIONS_PER_PAGE}`;
      try {
        const url = lineageUrl(protocolId, `/replays/${encodeURIComponent(replayId)}/sessions?${query}`);
        const page = await apiGet<ReplaySessionsPage>(url);
        setHeld(({ sessions }) => ({
          sessions: [...sessions.slice(0, after), ...page.sessions],
          status: page.next === null ? 'end' : 'more',
          problem: '',
          after: page.next ?? after,
        }));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        setHeld((now) => ({ ...now, status: 'failed', problem: error.problem.detail }));
      }
    },
    [protocolId, replayId],
  );

  useEffect(() => void ask(0), [ask]);

  function more(): void {
    setHeld((now) => ({ ...now, status: 'loading' }));
    void ask(held.after);
  }

  return { ...held, more };
}
