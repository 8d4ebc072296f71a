import type { Source } from '../../entries.ts';
import type { SessionState } from '../../state.ts';

/** How long the numbers of a continuous device settle after it was bound [P]: a probe just put on reads anything. */
export const START_UP_MS = 30_000;

/**
 * [START-UP] Whether what this device measured then may still be of a probe that settles: bound fewer than 30 seconds
 * before (exclusive). A device that was never bound, or not yet, has none of this grace.
 */
export function isSettling({ bindings }: SessionState, source: Source, takenAtMs: number): boolean {
  if (source.by !== 'device' || !source.continuous) return false;
  const bound = bindings.findLast(
    ({ deviceId, fromMs }) => deviceId === source.deviceId && fromMs <= takenAtMs,
  );
  return bound !== undefined && takenAtMs - bound.fromMs < START_UP_MS;
}
