import { formatClock } from '#client/ui/format.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';

/** So long a room is told that somebody opened a restricted record without access. */
const TOLD_MS = 60 * MINUTE_MS;

/** Who opened the record by breaking the glass within the hour, and when (`14:02`); null: nobody. */
export function glassOf(
  { glassBroken }: Pick<BoardSummary, 'glassBroken'>,
  nowMs: number,
  zone: string,
): { name: string; at: string } | null {
  if (glassBroken === null || nowMs - glassBroken.atMs >= TOLD_MS) return null;
  return { name: glassBroken.name, at: formatClock(glassBroken.atMs, zone) };
}
