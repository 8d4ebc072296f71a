import { mayDo, type Right, rightsRefusal } from '#shared/rights.ts';
import { useLive } from './live.ts';

export interface Rights {
  may(right: Right): boolean;
  /** Who can, as a sentence; null when this person can. */
  refusal(right: Right): string | null;
}

/** What the person at this station may do, by the one table. The server has the last word. */
export function useRights(): Rights {
  const role = useLive((live) => live.me?.role ?? (live.display === null ? null : 'wall'));
  return {
    may: (right) => role !== null && mayDo(role, right),
    refusal: (right) => rightsRefusal(role, right),
  };
}
