import type { ProblemError } from '#client/connection/api.ts';
import { formatSpan } from '#client/ui/format.ts';

/** A wait that no patience is meant for: the server says what else can be done. */
const CLOSED_S = 3600;

/** Real milliseconds to wait before the next attempt; 0 where waiting is not what helps. */
export function waitOf({ retryAfterS }: ProblemError): number {
  return retryAfterS === null || retryAfterS >= CLOSED_S ? 0 : retryAfterS * 1000;
}

/** Why proving who one is did not succeed, with what is left of the wait. */
export function attemptSentence(refused: ProblemError, leftMs: number): string {
  if (waitOf(refused) === 0) return refused.problem.detail;
  return leftMs > 0
    ? `Too many attempts. Try again in ${formatSpan(Math.ceil(leftMs / 1000) * 1000)}.`
    : 'Try again now.';
}
