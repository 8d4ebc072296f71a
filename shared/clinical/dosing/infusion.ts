import type { InfusionContent } from '../../entries.ts';
import type { SessionState, Standing } from '../../state.ts';

const HOUR_MS = 3_600_000;

/** A stretch of an infusion at one rate. `toMs` null: it still runs. */
export interface Segment {
  fromMs: number;
  toMs: number | null;
  rateMlPerHour: number;
  concentrationMgPerMl: number;
}

/**
 * The infusion as its steps leave it, in clinical order. A step that does not fit (a pause while paused) changes nothing.
 * Whatever happened after the end or a stop is not part of it.
 */
export interface Infusion {
  startedAtMs: number | null;
  segments: Segment[];
  /** Since when it is paused; null: it runs, or is not under way. */
  pausedSinceMs: number | null;
  /** Recorded as finished then: the last drug is in. Null: not recorded. */
  finishedAtMs: number | null;
  /** The volume that the pump showed at the end, ml; null: not read, the rates tell. */
  shownMl: number | null;
}

/** `uptoMs`: only what was done by then. */
export function foldInfusion(state: SessionState, uptoMs = Number.POSITIVE_INFINITY): Infusion {
  const infusion: Infusion = {
    startedAtMs: null,
    segments: [],
    pausedSinceMs: null,
    finishedAtMs: null,
    shownMl: null,
  };
  const stoppedAtMs = state.dosingStopped?.takenAtMs ?? Number.POSITIVE_INFINITY;
  for (const step of state.infusion) {
    if (step.takenAtMs > Math.min(stoppedAtMs, uptoMs) || infusion.finishedAtMs !== null) break;
    takeStep(infusion, step);
  }
  if (stoppedAtMs <= uptoMs && Number.isFinite(stoppedAtMs)) closeSegment(infusion, stoppedAtMs);
  return infusion;
}

function takeStep(infusion: Infusion, { takenAtMs, content }: Standing<InfusionContent>): void {
  const last = infusion.segments.at(-1);
  const running = last !== undefined && last.toMs === null;
  switch (content.step) {
    case 'start':
      if (infusion.startedAtMs !== null) return;
      infusion.startedAtMs = takenAtMs;
      run(infusion, takenAtMs, content, undefined);
      return;
    case 'rate':
      if (!running) return;
      closeSegment(infusion, takenAtMs);
      run(infusion, takenAtMs, content, last);
      return;
    case 'pause':
      if (!running) return;
      closeSegment(infusion, takenAtMs);
      infusion.pausedSinceMs = takenAtMs;
      return;
    case 'resume':
      if (infusion.pausedSinceMs === null) return;
      infusion.pausedSinceMs = null;
      run(infusion, takenAtMs, content, last);
      return;
    case 'end':
      if (infusion.startedAtMs === null) return;
      closeSegment(infusion, takenAtMs);
      infusion.pausedSinceMs = null;
      infusion.finishedAtMs = takenAtMs;
      infusion.shownMl = content.volumeMl;
  }
}

function run(
  infusion: Infusion,
  fromMs: number,
  content: InfusionContent,
  before: Segment | undefined,
): void {
  infusion.segments.push({
    fromMs,
    toMs: null,
    rateMlPerHour: content.rateMlPerHour ?? before?.rateMlPerHour ?? 0,
    concentrationMgPerMl: content.concentrationMgPerMl ?? before?.concentrationMgPerMl ?? 0,
  });
}

function closeSegment(infusion: Infusion, atMs: number): void {
  const last = infusion.segments.at(-1);
  if (last !== undefined && last.toMs === null) last.toMs = Math.max(last.fromMs, atMs);
}

/**
 * The last drug in: the recorded end or, stopped before it, the end of the last stretch that ran; null while it runs, is
 * paused, or has not begun.
 */
export function infusionEndAtMs(state: SessionState, infusion: Infusion): number | null {
  if (infusion.finishedAtMs !== null) return infusion.finishedAtMs;
  return state.dosingStopped === null ? null : (infusion.segments.at(-1)?.toMs ?? null);
}

export type InfusionStatus = 'none' | 'running' | 'paused' | 'over';

/** How the infusion stood at `atMs`, as far as is recorded now. */
export function infusionStatusAt(state: SessionState, atMs: number): InfusionStatus {
  const infusion = foldInfusion(state, atMs);
  if (infusion.startedAtMs === null) return 'none';
  const stopped = state.dosingStopped !== null && state.dosingStopped.takenAtMs <= atMs;
  if (infusion.finishedAtMs !== null || stopped) return 'over';
  return infusion.pausedSinceMs === null ? 'running' : 'paused';
}

/** What has run in by `atMs`, mg, unrounded. A volume read from the pump at the end decides over the rates. */
export function infusedMg(infusion: Infusion, atMs: number): number {
  const last = infusion.segments.at(-1);
  if (infusion.shownMl !== null && last !== undefined && atMs >= (last.toMs ?? Number.POSITIVE_INFINITY))
    return infusion.shownMl * last.concentrationMgPerMl;
  return infusion.segments.reduce((sum, segment) => {
    const toMs = Math.min(segment.toMs ?? atMs, atMs);
    const hours = Math.max(0, toMs - segment.fromMs) / HOUR_MS;
    return sum + hours * segment.rateMlPerHour * segment.concentrationMgPerMl;
  }, 0);
}

/** When the planned dose will be in at the rate of now; null when it does not run or the plan is not known. */
export function expectedEndAtMs(infusion: Infusion, plannedMg: number | null): number | null {
  const last = infusion.segments.at(-1);
  if (last === undefined || last.toMs !== null || plannedMg === null) return null;
  const mgPerHour = last.rateMlPerHour * last.concentrationMgPerMl;
  if (mgPerHour <= 0) return null;
  const left = Math.max(0, plannedMg - infusedMg(infusion, last.fromMs));
  return Math.round(last.fromMs + (left / mgPerHour) * HOUR_MS);
}
