import type { SoundState } from '#shared/wire/stations.ts';
import { nameKey } from '../log/name-key.ts';

/** What of a screen decides whether somebody would hear it. */
export interface Ear {
  /** As people there call it; null: nobody has said, and the screen is for itself. */
  room: string | null;
  sound: SoundState;
}

/** The same room, however it is written; null stays null. */
export function roomKey(room: string | null): string | null {
  return room === null ? null : nameKey(room);
}

/**
 * Which of these screens would be heard if something called, and which of them only because they stand in for the one
 * that should sound in their room. A paused screen is heard: something new ends its pause. A hidden one is, as long as
 * it can play. One that leaves the sound to another of its room is heard only while that room has none that sounds.
 */
export function hearable<E extends Ear>(screens: readonly E[]): { heard: Set<E>; standsIn: Set<E> } {
  const sounding = screens.filter(({ sound }) => sound === 'on' || sound === 'paused');
  const served = new Set(sounding.map(({ room }) => roomKey(room)).filter((key) => key !== null));
  const standsIn = screens.filter(({ sound, room }) => {
    const key = roomKey(room);
    return sound === 'elsewhere' && (key === null || !served.has(key));
  });
  return { heard: new Set([...sounding, ...standsIn]), standsIn: new Set(standsIn) };
}
