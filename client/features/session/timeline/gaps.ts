import type { CheckJudgement } from '#shared/judgement.ts';
import { type Measure, MINUTE_MS } from '#shared/vocabulary.ts';

/** Longest silence between two hand-taken points that still joins them by a line. */
const HAND_GAP_MS = 25 * MINUTE_MS;

export interface TimedPoint {
  t: number;
  v: number;
  /** Sampled by a continuous device: its own rhythm says what a gap is. */
  continuous: boolean;
}

export interface Gap {
  fromMs: number;
  toMs: number;
}

function usualStepMs(points: readonly TimedPoint[]): number {
  const steps: number[] = [];
  let before: TimedPoint | null = null;
  for (const point of points) {
    if (point.continuous && before !== null) steps.push(point.t - before.t);
    before = point.continuous ? point : null;
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

/**
 * Where a line must break: more than 25 minutes between points taken by hand, or more than two of its usual intervals
 * (and at least `silenceMs`, when silence is called out) between two samples of a continuous device.
 */
export function gapsOf(points: readonly TimedPoint[], silenceMs: number): Gap[] {
  const continuousGapMs = Math.max(2 * usualStepMs(points), silenceMs);
  const gaps: Gap[] = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before === undefined) return;
    const limitMs = point.continuous && before.continuous ? continuousGapMs : HAND_GAP_MS;
    if (point.t - before.t > limitMs) gaps.push({ fromMs: before.t, toMs: point.t });
  });
  return gaps;
}

/**
 * Why nothing was measured in a gap: the schedule did not ask for it, or it is missing. Where room is scarce only what
 * is missing is said.
 */
export function gapReason(
  gap: Gap,
  label: string,
  measure: Measure,
  checks: readonly CheckJudgement[],
): { long: string; short: string } {
  const asked = checks.filter((check) => check.needs.includes(measure) && check.dueAtMs > gap.fromMs);
  const inside = asked.some((check) => check.windowToMs <= gap.toMs);
  const next = asked.find((check) => check.kind === 'scheduled' && gap.toMs < check.windowToMs);
  if (!inside && next !== undefined) {
    return { long: `${label} not planned until ${next.label}`, short: '' };
  }
  const minutes = Math.round((gap.toMs - gap.fromMs) / MINUTE_MS);
  return { long: `No ${label} for ${minutes} min`, short: `none for ${minutes} min` };
}

/** The same points with a null point inside every gap, so that no line is drawn across it. */
export function withBreaks<P extends { t: number }>(
  points: readonly P[],
  gaps: readonly Gap[],
): (P | { t: number; v: null })[] {
  const breaks = gaps.map((gap) => ({ t: (gap.fromMs + gap.toMs) / 2, v: null }));
  return [...points, ...breaks].sort((a, b) => a.t - b.t);
}
