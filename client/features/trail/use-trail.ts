import { useCallback, useEffect, useState } from 'react';
import { apiGet, ProblemError } from '#client/connection/api.ts';
import type { TrailLine, TrailPage } from '#shared/wire/trail.ts';

/** null: not limited. `toMs` exclusive. */
export interface TrailFilter {
  kind: TrailLine['kind'] | null;
  fromMs: number | null;
  toMs: number | null;
}

const LINES_PER_PAGE = 100;

export function trailPath({ kind, fromMs, toMs }: TrailFilter): string {
  const query = new URLSearchParams({ limit: String(LINES_PER_PAGE) });
  if (kind !== null) query.set('kind', kind);
  if (fromMs !== null) query.set('fromMs', String(fromMs));
  if (toMs !== null) query.set('toMs', String(toMs));
  return `/api/v1/trail?${query}`;
}

export interface Trail {
  lines: TrailLine[];
  /** `end`: there is nothing older. */
  status: 'loading' | 'more' | 'end' | 'failed';
  problem: string;
  /** Asks for older lines, or again after a failure. */
  older: () => void;
}

interface Held {
  path: string;
  lines: TrailLine[];
  before: string | null;
  status: Trail['status'];
  problem: string;
}

function begin(path: string): Held {
  return { path, lines: [], before: null, status: 'loading', problem: '' };
}

/** The trail newest first, page by page. Another filter starts anew; an answer to an older one is dropped. */
export function useTrail(filter: TrailFilter, version: number): Trail {
  const path = trailPath(filter);
  const [held, setHeld] = useState(() => begin(path));

  const ask = useCallback(async (wanted: string, before: string | null): Promise<void> => {
    const onlyCurrent = (next: (held: Held) => Held) =>
      setHeld((now) => (now.path === wanted ? next(now) : now));
    try {
      const query = before === null ? '' : `&before=${encodeURIComponent(before)}`;
      const page = await apiGet<TrailPage>(`${wanted}${query}`);
      onlyCurrent(({ lines }) => ({
        path: wanted,
        lines: before === null ? page.lines : [...lines, ...page.lines],
        before: page.before,
        status: page.before === null ? 'end' : 'more',
        problem: '',
      }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      onlyCurrent((now) => ({ ...now, status: 'failed', problem: error.problem.detail }));
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` asks the same question again
  useEffect(() => {
    setHeld(begin(path));
    void ask(path, null);
  }, [path, version, ask]);

  function older(): void {
    setHeld((now) => ({ ...now, status: 'loading' }));
    void ask(path, held.before);
  }

  const current = held.path === path ? held : begin(path);
  return { lines: current.lines, status: current.status, problem: current.problem, older };
}
