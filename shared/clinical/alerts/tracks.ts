import type { Track } from './types.ts';

export function restingTrack(): Track {
  return { state: 'none', inside: 0, repeats: 0, run: null };
}

export interface TrackRules {
  /** Observer scores and events are confirmed by the first reading (section 12.5). */
  atOnce: boolean;
  /** Consecutive inside readings that end a confirmed track. An unconfirmed one ends with the first. */
  insideToClear: number;
}

/**
 * Counts one reading. Outside: none → unconfirmed (or confirmed at once) → confirmed by the repeat. Inside: an
 * unconfirmed track ends, a confirmed one after `insideToClear` in a row.
 */
export function countReading(track: Track, outside: boolean, rules: TrackRules): void {
  if (outside) {
    if (track.state !== 'none') track.repeats += 1;
    track.state = track.state === 'none' && !rules.atOnce ? 'unconfirmed' : 'confirmed';
    track.inside = 0;
    return;
  }
  if (track.state === 'none') return;
  track.inside += 1;
  if (track.state === 'unconfirmed' || track.inside >= rules.insideToClear) restTrack(track);
}

export function restTrack(track: Track): void {
  track.state = 'none';
  track.inside = 0;
  track.repeats = 0;
}

/**
 * Whether a sample of a continuous signal counts as a reading: the signal must have stayed on one side for `holdMs`,
 * and then counts once per `holdMs`. Sparse samples count from the second on the same side.
 */
export function holdsLongEnough(track: Track, outside: boolean, takenAtMs: number, holdMs: number): boolean {
  if (track.run === null || track.run.out !== outside) {
    track.run = { out: outside, sinceMs: takenAtMs, countedMs: null };
    return false;
  }
  const { run } = track;
  if (takenAtMs - run.sinceMs < holdMs) return false;
  if (run.countedMs !== null && takenAtMs - run.countedMs < holdMs) return false;
  run.countedMs = takenAtMs;
  return true;
}
