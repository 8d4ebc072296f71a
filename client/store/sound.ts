import { create } from 'zustand';
import { AUDIO_PAUSE_MS, type OwnSound, type SoundState } from '#shared/wire/stations.ts';
import { elapsedMs, type Moment, momentNow } from './elapsed.ts';
import { leavesSound, useSoundSettings } from './sound-settings.ts';

export interface Pause {
  /** Silent for so long from this moment; the end itself is not in it. */
  at: Moment;
  forMs: number;
  /** False: the server could not be told. */
  onRecord: boolean;
}

export interface SoundNow {
  /** `starting`: the browser has not said yet whether it lets the page play. */
  audio: 'starting' | 'running' | 'blocked';
  pause: Pause | null;
  /** The station that should sound for this room cannot: this one does. */
  standsIn: boolean;
  /** What plays again and again now. */
  calling: 'high' | 'medium' | null;
  /** The server still says paused, but here it was ended: its word no longer silences this station. */
  overruled: boolean;
}

const SILENT: SoundNow = {
  audio: 'starting',
  pause: null,
  standsIn: false,
  calling: null,
  overruled: false,
};

/** How this station stands with sound just now. */
export const useSound = create<SoundNow>(() => SILENT);

/** Real milliseconds of silence left; 0 when none is. */
export function pauseLeftMs(pause: Pause | null): number {
  return pause === null ? 0 : Math.max(0, pause.forMs - elapsedMs(pause.at, momentNow()));
}

/** The server's word on this station's sound. */
export function hearOwnSound({ standsIn, pausedForMs }: OwnSound): void {
  const { overruled } = useSound.getState();
  if (pausedForMs === null) useSound.setState({ standsIn, pause: null, overruled: false });
  else if (overruled) useSound.setState({ standsIn });
  else useSound.setState({ standsIn, pause: pauseFor(pausedForMs, true) });
}

/** A pause of which no server could be told; it is over when one is heard again. */
export function pauseOffRecord(): void {
  useSound.setState({ pause: pauseFor(AUDIO_PAUSE_MS, false) });
}

/** The server is asked for a pause: its next word counts again. */
export function awaitPause(): void {
  useSound.setState({ overruled: false });
}

/** It is over here, whatever the server has heard of it. */
export function dropPause(): void {
  const { pause } = useSound.getState();
  if (pause !== null) useSound.setState({ pause: null, overruled: pause.onRecord });
}

/** Nobody is signed in here any more. Whether the page may play is the browser's to say and stays as it was. */
export function forgetSound(): void {
  useSound.setState({ ...SILENT, audio: useSound.getState().audio });
}

/** No machine's word makes a pause longer than pauses are. */
function pauseFor(pausedForMs: number, onRecord: boolean): Pause {
  return { at: momentNow(), forMs: Math.min(AUDIO_PAUSE_MS, Math.max(0, pausedForMs)), onRecord };
}

/** How this station stands with sound, as others are told. */
export function soundState(): SoundState {
  const { audio, pause } = useSound.getState();
  if (audio !== 'running') return 'blocked';
  if (leavesSound(useSoundSettings.getState())) return 'elsewhere';
  return pauseLeftMs(pause) > 0 ? 'paused' : 'on';
}
