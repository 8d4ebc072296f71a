import * as z from 'zod/mini';
import { idSchema } from '../entries.ts';
import { typedRoom } from '../typed.ts';
import { ROLES } from '../vocabulary.ts';

/** What stations say of themselves, and what they are told of each other. */

/**
 * How a screen stands with sound.
 * on         what calls sounds here
 * paused     silent for a short time; something new ends that, so it still counts as audible
 * blocked    the browser plays nothing here, or is about to be put to sleep
 * elsewhere  another station of its room sounds; this one does as soon as that one cannot
 */
export const SOUND_STATES = ['on', 'paused', 'blocked', 'elsewhere'] as const;
export type SoundState = (typeof SOUND_STATES)[number];

/** What a station says of itself: in front or hidden, whether it shows the board, its sound, and the room it stands in. */
export const presenceSchema = z.strictObject({
  visible: z.boolean(),
  showsBoard: z.boolean(),
  sound: z.enum(SOUND_STATES),
  room: z.nullable(typedRoom),
});
export type Presence = z.infer<typeof presenceSchema>;

/** One open screen of the clinic. */
const stationInfoSchema = z.object({
  stationId: z.string(),
  who: z.string(),
  role: z.enum([...ROLES, 'wall']),
  locked: z.boolean(),
  /** The page is in front: not hidden behind another tab, not asleep. */
  visible: z.boolean(),
  /** Where it is: the board, a session, another page. */
  showsBoard: z.boolean(),
  sinceMs: z.int(),
  /** Where it stands, as people there call it; null: nobody has said. */
  room: z.nullable(z.string()),
  /** Could be heard now if something called: a paused one too, for something new ends the pause. */
  audible: z.boolean(),
  sound: z.enum(SOUND_STATES),
  /** Who paused its sound, when, and until when at the latest; null: it is not paused. */
  paused: z.nullable(z.object({ by: z.string(), sinceMs: z.int(), untilMs: z.int() })),
});
export type StationInfo = z.infer<typeof stationInfoSchema>;
export const stationsSchema = z.object({ stations: z.array(stationInfoSchema) });

/** How long the sound of a station is paused at most: two minutes [P] (clinical reference 4.2). */
export const AUDIO_PAUSE_MS = 120_000;
/** The station is silent for so long from now on. */
export const pausedSchema = z.object({ pausedForMs: z.int() });
export const soundCheckBodySchema = z.strictObject({
  commandId: idSchema,
  /** Whether all three patterns were heard. */
  heard: z.boolean(),
  volumePercent: z.int().check(z.gte(0), z.lte(100)),
});
export const soundCheckedSchema = z.object({ atMs: z.int() });

/**
 * Open screens of the clinic, those of them that watch (in front, and showing the board), and those that could be heard.
 * Times are clinical. Rooms and lost stations are told to staff only: a wall display is given none.
 */
export interface Watching {
  open: number;
  watching: number;
  audible: number;
  /** Since when nobody watches a dosed patient, once that has lasted a minute; null: somebody does. */
  sinceMs: number | null;
  /** Since when no screen could be heard, likewise. */
  silentSinceMs: number | null;
  /** Rooms with a station in which none can be heard while a dosed patient is to be watched. */
  silentRooms: { room: string; sinceMs: number }[];
  /** Stations that watched and went without signing out. */
  lost: LostStation[];
}

export interface LostStation {
  stationId: string;
  who: string;
  room: string | null;
  sinceMs: number;
}

/** What the server knows of this station's own sound. */
export interface OwnSound {
  /** The station that should sound for this room cannot: this one does in its place. */
  standsIn: boolean;
  /** Silent for so long from now on, at the latest; null: not paused. */
  pausedForMs: number | null;
}
