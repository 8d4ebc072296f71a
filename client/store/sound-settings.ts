import * as z from 'zod/mini';
import { create } from 'zustand';
import { typedRoom } from '#shared/typed.ts';

/** How this station sounds, kept on its machine: the next person finds it as it was. */
const settingsSchema = z.object({
  volumePercent: z.int().check(z.gte(0), z.lte(100)),
  /** Notices, late checks and trouble of the equipment give one tone; false: they are only shown. */
  lowTone: z.boolean(),
  /** Where it stands; null: nobody has said. */
  room: z.nullable(typedRoom),
  /** False: another station of the same room sounds. */
  soundsHere: z.boolean(),
  /** Alerts also come as messages of the machine while the page is hidden. */
  notifies: z.boolean(),
});
export type SoundSettings = z.infer<typeof settingsSchema>;

/** When the three patterns were last played here, and whether they were heard. */
const checkSchema = z.object({ atMs: z.int(), heard: z.boolean() });
export type SoundCheck = z.infer<typeof checkSchema>;

const FIRST: SoundSettings = {
  volumePercent: 80,
  lowTone: true,
  room: null,
  soundsHere: true,
  notifies: false,
};

const SETTINGS = 'afterdose-sound';
const CHECK = 'afterdose-sound-check';

function stored<T>(key: string, schema: z.ZodMiniType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    // What another program left there is no setting of ours.
    return null;
  }
}

export const useSoundSettings = create<SoundSettings>(() => stored(SETTINGS, settingsSchema) ?? FIRST);

export function changeSoundSettings(change: Partial<SoundSettings>): void {
  const next = { ...useSoundSettings.getState(), ...change };
  // Without a name of the room nobody knows whose sound this station leaves it to.
  const settings = next.room === null ? { ...next, soundsHere: true } : next;
  localStorage.setItem(SETTINGS, JSON.stringify(settings));
  useSoundSettings.setState(settings, true);
}

/** The last check of this machine; null: none is known. */
export const useLastCheck = create<{ check: SoundCheck | null }>(() => ({
  check: stored(CHECK, checkSchema),
}));

export function noteSoundCheck(check: SoundCheck): void {
  localStorage.setItem(CHECK, JSON.stringify(check));
  useLastCheck.setState({ check });
}

/** Whether another station of the room is to sound. */
export function leavesSound({ room, soundsHere }: Pick<SoundSettings, 'room' | 'soundsHere'>): boolean {
  return room !== null && !soundsHere;
}
