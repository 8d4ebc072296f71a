import type { Watching } from '#shared/wire/stations.ts';

export interface WatchingWords {
  text: string;
  /** The same where there is no room. */
  short: string;
  /** A technical notice. */
  low: boolean;
}

/**
 * How many screens of the clinic watch the board, in words. Being the only one is a technical notice while a patient is
 * here. `thisOne`: this screen is among them. Null before the server has said, and where none does: that is told at
 * length elsewhere.
 */
export function watchingWords(
  stations: Watching | null,
  thisOne: boolean,
  patientsHere: boolean,
): WatchingWords | null {
  if (stations === null || stations.watching <= 0) return null;
  if (thisOne && stations.watching === 1)
    return { text: 'No other screen watches', short: 'Only screen', low: patientsHere };
  const screens = stations.watching === 1 ? '1 screen' : `${stations.watching} screens`;
  return { text: `${screens} ${stations.watching === 1 ? 'watches' : 'watch'}`, short: screens, low: false };
}
