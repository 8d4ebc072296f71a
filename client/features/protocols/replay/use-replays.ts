import { useCallback, useEffect, useState } from 'react';
import { type Fetched, useFetched } from '#client/connection/use-fetched.ts';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import { lineageUrl } from '../paths.ts';

/** A replay that runs is asked after this often: somebody watches it. */
const ASK_EVERY_MS = 1000;

/** The newest replays of a protocol, followed while one of them runs. */
export function useReplays(protocolId: string): {
  fetched: Fetched<{ replays: ReplayJob[] }>;
  again: () => void;
} {
  const [turn, setTurn] = useState(0);
  const fetched = useFetched<{ replays: ReplayJob[] }>(lineageUrl(protocolId, '/replays'), turn);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const running =
    fetched.status === 'ready' && fetched.answer.replays.some(({ state }) => state === 'running');
  useEffect(() => {
    if (!running) return;
    const asking = setInterval(again, ASK_EVERY_MS);
    return () => clearInterval(asking);
  }, [running, again]);
  return { fetched, again };
}
