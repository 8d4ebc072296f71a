import { LABELS } from '#shared/clinical/readiness/criterion.ts';
import type { BoardSummary } from '#shared/summary.ts';

/** [D12] The minimum time is over, and the first thing against leaving is that nobody takes them home: never arranged, or fallen through. */
export function isWithoutRide({ gateAtMs, readiness }: BoardSummary, nowMs: number): boolean {
  return gateAtMs !== null && nowMs >= gateAtMs && readiness.firstUnmet.startsWith(LABELS.D12);
}
