import type { Limits } from '../http/limits.ts';

/** Says whether one more message of this socket may be worked on. Time is the process's own, in ms. */
export function messageBudget({ atOnce, perSecond }: Limits['messages']): (nowMs: number) => boolean {
  let left = atOnce;
  let atMs: number | null = null;
  return (nowMs) => {
    if (atMs !== null) left = Math.min(atOnce, left + ((nowMs - atMs) / 1000) * perSecond);
    atMs = nowMs;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
