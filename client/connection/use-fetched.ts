import { useCallback, useEffect, useState } from 'react';
import { apiGet, ProblemError } from './api.ts';

export type Fetched<T> =
  | { status: 'loading' }
  | { status: 'ready'; answer: T }
  | { status: 'failed'; sentence: string };

/** The newest answer to a GET, asked again with every `version`. An answer to an older path is dropped. */
export function useFetched<T>(path: string | null, version: number | string = 0): Fetched<T> {
  const [held, setHeld] = useState<{ path: string | null; fetched: Fetched<T> }>({
    path: null,
    fetched: { status: 'loading' },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` asks the same question again
  useEffect(() => {
    if (path === null) return;
    let stale = false;
    apiGet<T>(path).then(
      (answer) => !stale && setHeld({ path, fetched: { status: 'ready', answer } }),
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        if (stale) return;
        const failed: Fetched<T> = { status: 'failed', sentence: error.problem.detail };
        setHeld((before) => (outlives(before, path, error) ? before : { path, fetched: failed }));
      },
    );
    return () => {
      stale = true;
    };
  }, [path, version]);
  return held.path === path ? held.fetched : { status: 'loading' };
}

/** A moment without the server takes no answer off the screen: should it last, the whole screen is covered. */
function outlives<T>(
  held: { path: string | null; fetched: Fetched<T> },
  path: string,
  { problem }: ProblemError,
): boolean {
  return problem.status === 0 && held.path === path && held.fetched.status === 'ready';
}

/** What is not pushed is asked again this often, and after every act on it. */
const ASK_EVERY_MS = 10_000;

/** A list the server does not push: asked again every ten seconds and whenever `again` is called. */
export function usePolled<T>(path: string): { fetched: Fetched<T>; again: () => void } {
  const [turn, setTurn] = useState(0);
  const fetched = useFetched<T>(path, turn);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    const asking = setInterval(again, ASK_EVERY_MS);
    return () => clearInterval(asking);
  }, [again]);
  return { fetched, again };
}
