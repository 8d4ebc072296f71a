import { useEffect, useState } from 'react';
import { apiGet, ProblemError } from '#client/connection/api.ts';

export type Fetched<T> =
  | { status: 'loading' }
  | { status: 'ready'; answer: T }
  | { status: 'failed'; sentence: string };

/** The newest answer to a GET, asked again with every `version`. An answer to an older path is dropped. */
export function useFetched<T>(path: string | null, version = 0): Fetched<T> {
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
        if (!stale) setHeld({ path, fetched: { status: 'failed', sentence: error.problem.detail } });
      },
    );
    return () => {
      stale = true;
    };
  }, [path, version]);
  return held.path === path ? held.fetched : { status: 'loading' };
}
