import { MINUTE_MS } from '#shared/vocabulary.ts';

/** The stretch of time every lane draws. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** Drawn at least around a dose, so that the same minute is at the same place in every session. */
const BEFORE_DOSE_MS = 30 * MINUTE_MS;
const AFTER_DOSE_MS = 180 * MINUTE_MS;
const AROUND_NOW_MS = 15 * MINUTE_MS;
/** Before a dose the axis has no origin yet: an hour around now. */
const UNDOSED_MS = 45 * MINUTE_MS;

/** T−30 to T+180, wider when something was measured outside or the session runs on. */
export function spanOf(t0Ms: number | null, takenAtMs: readonly number[], nowMs: number): Span {
  const first = takenAtMs[0] ?? nowMs;
  const last = Math.max(takenAtMs.at(-1) ?? nowMs, nowMs);
  if (t0Ms === null) {
    return { fromMs: Math.min(first - 5 * MINUTE_MS, nowMs - UNDOSED_MS), toMs: last + AROUND_NOW_MS };
  }
  return {
    fromMs: Math.min(t0Ms - BEFORE_DOSE_MS, first - 5 * MINUTE_MS),
    toMs: Math.max(t0Ms + AFTER_DOSE_MS, last + AROUND_NOW_MS),
  };
}

/** Place of an instant in the span, in per cent of its width. */
export function placeOf(atMs: number, { fromMs, toMs }: Span): number {
  return ((atMs - fromMs) / (toMs - fromMs)) * 100;
}

export interface Tick {
  atMs: number;
  /** Minutes after the dose; null where the axis counts by the clock only. */
  sinceDoseMin: number | null;
}

/** Every 20 minutes from the dose; before it every 15 minutes of the hour. A long session gets wider steps. */
export function ticksOf(t0Ms: number | null, span: Span): Tick[] {
  const widthMin = (span.toMs - span.fromMs) / MINUTE_MS;
  const stepMin = (t0Ms === null ? 15 : 20) * Math.max(1, Math.ceil(widthMin / 260));
  const originMs = t0Ms ?? 0;
  const first = Math.ceil((span.fromMs - originMs) / (stepMin * MINUTE_MS));
  const last = Math.floor((span.toMs - originMs) / (stepMin * MINUTE_MS));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const sinceMin = (first + index) * stepMin;
    return { atMs: originMs + sinceMin * MINUTE_MS, sinceDoseMin: t0Ms === null ? null : sinceMin };
  });
}
