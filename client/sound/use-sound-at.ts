import { useNow } from '#client/store/now.ts';
import { pauseLeftMs, useSound } from '#client/store/sound.ts';
import { leavesSound, useLastCheck, useSoundSettings } from '#client/store/sound-settings.ts';
import { isCheckDue, type SoundAt } from './sound-words.ts';

/** How this station stands with sound, drawn again every second: a pause counts down. */
export function useSoundAt(): SoundAt {
  const { audio, pause, standsIn } = useSound();
  const settings = useSoundSettings();
  const check = useLastCheck((last) => last.check);
  const nowMs = useNow();
  return {
    audio,
    pausedForMs: pauseLeftMs(pause),
    elsewhere: leavesSound(settings),
    standsIn,
    checkDue: isCheckDue(check, nowMs),
  };
}
