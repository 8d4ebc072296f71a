import type { SoundCheck } from '#client/store/sound-settings.ts';
import { formatCount } from '#client/ui/format.ts';
import type { IconName } from '#client/ui/icon.tsx';

const DAY_MS = 86_400_000;

export interface SoundLook {
  icon: IconName;
  text: string;
  /** The same where there is no room. */
  short: string;
  /** Nothing is heard here although it should be: drawn as a technical notice. */
  silent: boolean;
  /** It sounds, and somebody should check that it is heard. */
  due?: boolean;
}

export interface SoundAt {
  audio: 'starting' | 'running' | 'blocked';
  pausedForMs: number;
  /** Another station of the room sounds. */
  elsewhere: boolean;
  standsIn: boolean;
  /** Whether somebody should check the sound. */
  checkDue: boolean;
}

/** How the control in the bar shows the state: symbol and words, never one alone. */
export function soundLook({ audio, pausedForMs, elsewhere, standsIn, checkDue }: SoundAt): SoundLook {
  if (audio === 'blocked') return { icon: 'bellOff', text: 'Sound blocked', short: 'Blocked', silent: true };
  if (audio === 'starting') return { icon: 'bell', text: 'Sound starts', short: 'Starts', silent: false };
  if (pausedForMs > 0) {
    const left = formatCount(pausedForMs);
    return { icon: 'bellPaused', text: `Sound paused ${left}`, short: left, silent: false };
  }
  if (elsewhere && !standsIn)
    return { icon: 'bellOff', text: 'Room sounds elsewhere', short: 'Elsewhere', silent: false };
  return {
    icon: 'bell',
    text: elsewhere ? 'Sound on, stands in' : 'Sound on',
    short: 'On',
    silent: false,
    due: checkDue,
  };
}

/** A station's sound is checked at the start of a shift: once a day at least [P], and again when it was not heard. */
export function isCheckDue(check: SoundCheck | null, nowMs: number): boolean {
  return check === null || !check.heard || nowMs - check.atMs >= DAY_MS;
}
