import type { SessionState } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import { firstDoseAtMs, newestFullSetAtMs, SET_SPREAD_MS } from '../facts.ts';
import { continuedDueMs } from '../obligations.ts';
import { checksAsked } from '../schedule.ts';

/** The checks of the schedule that fell due by `endMs`, minutes after T0. What alerts ask for besides is no schedule. */
export function scheduledDueMin(state: SessionState, endMs: number): number[] {
  const t0 = firstDoseAtMs(state);
  if (t0 === null) return [];
  return checksAsked(state).flatMap(({ atMin }) => (t0 + atMin * MINUTE_MS <= endMs ? [atMin] : []));
}

/** Counts the sets after the schedule that fell due while the patient was there, or were taken when they nearly were. */
export function continuedSets() {
  const asked = new Set<number>();
  let nextMs: number | null = null;
  return {
    /** `state` stood until `untilMs`. */
    watch(state: SessionState, untilMs: number): void {
      const t0 = firstDoseAtMs(state);
      if (t0 === null) return;
      const takenMs = newestFullSetAtMs(state, t0) ?? t0;
      if (nextMs !== null && takenMs >= nextMs - SET_SPREAD_MS) asked.add(nextMs);
      nextMs = continuedDueMs(state, t0);
      if (nextMs <= untilMs) asked.add(nextMs);
    },
    count: () => asked.size,
  };
}
