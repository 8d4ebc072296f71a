import { burstMs, OVERTONES, type Pattern, pulseStartsMs } from './patterns.ts';

/** Peak of the samples: full strength is one. */
const PEAK = 0.9;

/**
 * One burst of a pattern as samples, followed by silence until `lengthMs` (the burst alone when that is shorter). Played
 * in a loop it repeats without any timer: the clock of the sound card keeps time, which no hidden tab can slow down.
 */
export function renderBurst(
  pattern: Pattern,
  sampleRate: number,
  lengthMs: number,
): Float32Array<ArrayBuffer> {
  // Rounded down, whatever the parts: the last pulse ends inside.
  const at = (ms: number) => Math.floor((ms * sampleRate) / 1000);
  const samples = new Float32Array(at(Math.max(lengthMs, burstMs(pattern))));
  const pulse = renderPulse(pattern, sampleRate, at(pattern.pulseMs));
  for (const startMs of pulseStartsMs(pattern)) samples.set(pulse, at(startMs));
  return samples;
}

function renderPulse({ pitchHz, pulseMs, riseMs }: Pattern, sampleRate: number, length: number) {
  const pulse = Float32Array.from({ length }, (_, index) => {
    const ms = (index * 1000) / sampleRate;
    const edge = Math.min(1, ms / riseMs, Math.max(0, pulseMs - ms) / riseMs);
    return edge * tone((2 * Math.PI * pitchHz * ms) / 1000);
  });
  const peak = pulse.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return pulse.map((sample) => (sample * PEAK) / peak);
}

function tone(phase: number): number {
  return OVERTONES.reduce((sum, strength, index) => sum + strength * Math.sin(phase * (index + 1)), 0);
}
