import type { PatternName } from './patterns.ts';

/** What the slider offers. Nothing on a station can be turned off by its volume. */
export const QUIETEST_PERCENT = 10;
export const LOUDEST_PERCENT = 100;
/** A critical alert is never quieter than this, whatever the slider says; a warning never than that [P]. */
export const FLOOR_PERCENT: Readonly<Record<PatternName, number>> = { high: 60, medium: 30, low: 0 };

/** How loud a pattern plays at this setting, in percent: the setting, or the floor of the pattern where that is higher. */
export function playedPercent(pattern: PatternName, volumePercent: number): number {
  return Math.max(volumePercent, FLOOR_PERCENT[pattern]);
}

/** The factor for the samples. Ears hear squares: half the slider should sound about half as loud. */
export function gainOf(pattern: PatternName, volumePercent: number): number {
  return (playedPercent(pattern, volumePercent) / 100) ** 2;
}
