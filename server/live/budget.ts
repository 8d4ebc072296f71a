/** What a caller may take at once, and how much comes back a second after that. */
export interface Allowance {
  atOnce: number;
  perSecond: number;
}

/** Says whether `cost` more may be taken, and takes it then. Time is the process's own, in ms. */
export function budget({ atOnce, perSecond }: Allowance): (nowMs: number, cost?: number) => boolean {
  let left = atOnce;
  let atMs: number | null = null;
  return (nowMs, cost = 1) => {
    if (atMs !== null) left = Math.min(atOnce, left + ((nowMs - atMs) / 1000) * perSecond);
    atMs = nowMs;
    if (left < cost) return false;
    left -= cost;
    return true;
  };
}
