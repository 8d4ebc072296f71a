/** Messages a screen may send at once, and how many a second after that. A nurse needs a few; a fault sends thousands. */
const BURST = 200;
const PER_SECOND = 50;

/** Says whether one more message of this socket may be worked on. Time is the process's own, in ms. */
export function messageBudget(): (nowMs: number) => boolean {
  let left = BURST;
  let atMs: number | null = null;
  return (nowMs) => {
    if (atMs !== null) left = Math.min(BURST, left + ((nowMs - atMs) / 1000) * PER_SECOND);
    atMs = nowMs;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
