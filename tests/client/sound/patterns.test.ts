import { describe, expect, test } from 'vitest';
import {
  burstMs,
  EVERY_MS,
  OVERTONES,
  PATTERN_NAMES,
  PATTERNS,
  patternOf,
  pulseStartsMs,
} from '#client/sound/patterns.ts';
import { renderBurst } from '#client/sound/render.ts';
import { FLOOR_PERCENT, gainOf, playedPercent } from '#client/sound/volume.ts';

const RATE = 22_050;

/** Where sound begins in these samples, in ms: after at least 40 ms of silence. Read off the samples, not the data. */
function soundsAtMs(samples: Float32Array): number[] {
  const starts: number[] = [];
  let lastLoud = Number.NEGATIVE_INFINITY;
  samples.forEach((sample, index) => {
    if (Math.abs(sample) < 0.01) return;
    if (index - lastLoud > 0.04 * RATE) starts.push(Math.round((index / RATE) * 1000));
    lastLoud = index;
  });
  return starts;
}

describe('[SOUND] the three patterns', () => {
  test('high is ten pulses: three, two, and the same five again; medium is three; low is one', () => {
    expect(PATTERN_NAMES.map((name) => pulseStartsMs(PATTERNS[name]).length)).toEqual([10, 3, 1]);
    // 150 ms of sound: 0, 250, 500 | 1000, 1250 | and again after 700 ms of silence, from 2100.
    expect(pulseStartsMs(PATTERNS.high)).toEqual([0, 250, 500, 1000, 1250, 2100, 2350, 2600, 3100, 3350]);
    expect(pulseStartsMs(PATTERNS.medium)).toEqual([0, 400, 800]);
    expect(PATTERN_NAMES.map((name) => burstMs(PATTERNS[name]))).toEqual([3500, 1000, 200]);
  });

  test.each(['critical', 'warning', 'notice'] as const)('%s has a pattern of its own', (severity) => {
    expect(patternOf(severity)).toBe({ critical: 'high', warning: 'medium', notice: 'low' }[severity]);
  });

  test('what calls again leaves silence between its bursts: enough to speak in, too little to forget it', () => {
    expect(EVERY_MS.high - burstMs(PATTERNS.high)).toBe(4000);
    expect(EVERY_MS.medium - burstMs(PATTERNS.medium)).toBe(9000);
  });

  test('each pulse has four overtones within 15 dB of its fundamental, all of them between 150 and 4000 Hz', () => {
    expect(OVERTONES.length - 1).toBeGreaterThanOrEqual(4);
    // 15 dB less is a factor of 10^(−15/20) = 0.178.
    for (const strength of OVERTONES) expect(strength).toBeGreaterThan(0.178);
    for (const name of PATTERN_NAMES) {
      expect(PATTERNS[name].pitchHz).toBeGreaterThanOrEqual(150);
      expect(PATTERNS[name].pitchHz * OVERTONES.length).toBeLessThanOrEqual(4000);
    }
  });
});

describe('the samples of a burst', () => {
  test.each(PATTERN_NAMES)('of %s sound where its pulses are, and nowhere else', (name) => {
    const heard = soundsAtMs(renderBurst(PATTERNS[name], RATE, 10_000));
    const expected = pulseStartsMs(PATTERNS[name]);
    expect(heard).toHaveLength(expected.length);
    for (const [nth, atMs] of expected.entries()) expect(Math.abs((heard[nth] ?? -1) - atMs)).toBeLessThan(5);
  });

  test('are followed by silence up to the length asked for, and never cut short', () => {
    expect(renderBurst(PATTERNS.high, RATE, 7500)).toHaveLength(Math.round(7.5 * RATE));
    expect(renderBurst(PATTERNS.high, RATE, 0)).toHaveLength(Math.round(3.5 * RATE));
    const tail = renderBurst(PATTERNS.high, RATE, 7500).subarray(Math.round(3.5 * RATE));
    expect(tail.every((sample) => sample === 0)).toBe(true);
  });

  test('rise and fall instead of clicking, and use the room there is without overdriving it', () => {
    for (const name of PATTERN_NAMES) {
      const samples = renderBurst(PATTERNS[name], RATE, 0);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(peak).toBeCloseTo(0.9, 5);
      expect(Math.abs(samples[1] ?? 1)).toBeLessThan(0.01);
      expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.01);
    }
  });
});

describe('the volume', () => {
  test('of what is critical never falls below its floor, of a warning below its own, and no slider turns anything off', () => {
    expect(FLOOR_PERCENT).toEqual({ high: 60, medium: 30, low: 0 });
    expect(PATTERN_NAMES.map((name) => playedPercent(name, 10))).toEqual([60, 30, 10]);
    expect(PATTERN_NAMES.map((name) => playedPercent(name, 59))).toEqual([60, 59, 59]);
    expect(PATTERN_NAMES.map((name) => playedPercent(name, 100))).toEqual([100, 100, 100]);
  });

  test('at half the slider sends a quarter of the strength', () => {
    expect(gainOf('low', 50)).toBe(0.25);
    expect(gainOf('high', 100)).toBe(1);
  });
});
