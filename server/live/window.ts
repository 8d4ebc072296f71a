/** Above this many frames a second the board room is no longer quiet. */
const QUIET_FRAMES_PER_S = 1000;
/** What one server writes in comfort: each frame is a system call of its own. */
const MOST_FRAMES_PER_S = 10_000;
const SHORTEST_MS = 10;
const LONGEST_MS = 100;

/**
 * How long changes gather before the next frame goes to every board: 0 while it is quiet, 10 ms under load, longer
 * (to 100 ms) when many boards listen, so that frames stay within what a server can write.
 */
export function gatheringMs(stations: number, framesLastSecond: number): number {
  if (framesLastSecond < QUIET_FRAMES_PER_S) return 0;
  const needed = (stations / MOST_FRAMES_PER_S) * 1000;
  return Math.min(Math.max(needed, SHORTEST_MS), LONGEST_MS);
}
