import type { BoardSummary } from '#shared/summary.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';

/** One scale for every tile, so that the same place means the same minute: −15 to 180 after the first dose. */
export const RAIL_FROM_MIN = -15;
export const RAIL_TO_MIN = 180;
const LEFT = 6;
const WIDTH = 300;

export interface RailMarks {
  dose: number;
  now: number;
  gate: number | null;
  dots: { key: string; x: number; look: 'done' | 'due' | 'late' | 'gone' }[];
}

/** Minutes after the first dose to a place on the rail; what lies outside is held at its end. */
export function railX(minutes: number): number {
  const held = Math.min(RAIL_TO_MIN, Math.max(RAIL_FROM_MIN, minutes));
  return LEFT + ((held - RAIL_FROM_MIN) / (RAIL_TO_MIN - RAIL_FROM_MIN)) * WIDTH;
}

const LOOKS = {
  done: 'done',
  due: 'due',
  upcoming: 'due',
  overdue: 'late',
  missed: 'gone',
  notDone: 'gone',
} as const;

/** Where the marks of a rail stand; null before the first dose: there is no scale yet. */
export function railMarks(summary: BoardSummary, nowMs: number): RailMarks | null {
  const t0 = summary.firstDoseAtMs;
  if (t0 === null) return null;
  const x = (atMs: number) => railX((atMs - t0) / MINUTE_MS);
  const dots = summary.checks.map((check) => ({
    key: check.checkId,
    x: x(check.dueAtMs),
    look: LOOKS[check.status],
  }));
  const baseline =
    summary.baselineAtMs === null ? [] : [{ key: 'baseline', x: x(summary.baselineAtMs), look: LOOKS.done }];
  return {
    dose: x(t0),
    now: x(nowMs),
    gate: summary.gateAtMs === null ? null : x(summary.gateAtMs),
    dots: [...baseline, ...dots],
  };
}
