import { formatAge, formatClock, formatDay } from '#client/ui/format.ts';
import type { DisplayInfo } from '#shared/wire/people.ts';

/** Where a display stands: waiting for its screen, showing the board, or taken out of use. */
export function stateOf({ revokedAtMs, paired }: DisplayInfo, zone: string): string {
  if (revokedAtMs !== null)
    return `Out of use since ${formatClock(revokedAtMs, zone)}, ${formatDay(revokedAtMs, zone)}`;
  return paired ? 'Paired' : 'Waits for its screen to open the link';
}

/** `Seen 20 s ago`, `Never seen`. */
export function seenText({ lastSeenAtMs }: DisplayInfo, nowMs: number): string {
  return lastSeenAtMs === null ? 'Never seen' : `Seen ${formatAge(lastSeenAtMs, nowMs)}`;
}

/** `3 displays, 1 out of use`. */
export function countOf(displays: readonly DisplayInfo[]): string {
  const out = displays.filter(({ revokedAtMs }) => revokedAtMs !== null).length;
  const all = displays.length === 1 ? 'one display' : `${displays.length} displays`;
  return out === 0 ? all : `${all}, ${out} out of use`;
}
