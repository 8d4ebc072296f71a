import type { Severity } from '#shared/vocabulary.ts';

/**
 * The three sounds of the conventions of IEC 60601-1-8 (clinical reference 4.5), as data. A page is no medical alarm:
 * the rhythm is theirs, so that it is known from the bedside, and says the priority by itself; pitch only helps. Numbers
 * are ours within the bounds of that standard as they are commonly given [P].
 */
export const PATTERN_NAMES = ['high', 'medium', 'low'] as const;
export type PatternName = (typeof PATTERN_NAMES)[number];
/** Those that are heard again and again until somebody has seen what calls. */
export type LoopedPattern = Exclude<PatternName, 'low'>;

export interface Pattern {
  /** Of the fundamental: 150 to 1000 Hz. */
  pitchHz: number;
  /** Length of one pulse, rise and fall included: 75 to 200 ms for high, 125 to 250 ms for the others. */
  pulseMs: number;
  /** How long a pulse takes to reach full strength, and to leave it: it neither clicks nor startles. */
  riseMs: number;
  /** Silence between one pulse and the next, in order; one fewer than there are pulses. */
  gapsMs: readonly number[];
}

/** Strength of the fundamental and its overtones: four at least within 15 dB of it, so that few ears and rooms swallow all. */
export const OVERTONES: readonly number[] = [1, 0.8, 0.6, 0.5, 0.4];

/** Ten pulses: three, two after a gap, and the same five again. */
const FIVE_MS = [100, 100, 350, 100];
const BETWEEN_FIVES_MS = 700;

export const PATTERNS: Readonly<Record<PatternName, Pattern>> = {
  high: {
    pitchHz: 523,
    pulseMs: 150,
    riseMs: 20,
    gapsMs: [...FIVE_MS, BETWEEN_FIVES_MS, ...FIVE_MS],
  },
  medium: { pitchHz: 440, pulseMs: 200, riseMs: 30, gapsMs: [200, 200] },
  low: { pitchHz: 330, pulseMs: 200, riseMs: 30, gapsMs: [] },
};

/** From the start of one burst to the start of the next while it calls: 4 s of silence after a high one, 9 s after a medium. */
export const EVERY_MS: Readonly<Record<LoopedPattern, number>> = { high: 7500, medium: 10_000 };

const PATTERN_OF: Readonly<Record<Severity, PatternName>> = {
  critical: 'high',
  warning: 'medium',
  notice: 'low',
};

export function patternOf(severity: Severity): PatternName {
  return PATTERN_OF[severity];
}

/** When each pulse of one burst begins, in ms after the first. */
export function pulseStartsMs({ pulseMs, gapsMs }: Pattern): number[] {
  let atMs = 0;
  return [
    0,
    ...gapsMs.map((gapMs) => {
      atMs += pulseMs + gapMs;
      return atMs;
    }),
  ];
}

/** From the start of the first pulse to the end of the last. */
export function burstMs(pattern: Pattern): number {
  return (pulseStartsMs(pattern).at(-1) ?? 0) + pattern.pulseMs;
}
