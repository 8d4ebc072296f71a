import { lazy, Suspense, useState } from 'react';
import { endPause, pauseSound } from '#client/sound/pause.ts';
import { soundLook } from '#client/sound/sound-words.ts';
import { useSoundAt } from '#client/sound/use-sound-at.ts';
import { useSound } from '#client/store/sound.ts';
import { Act } from '#client/ui/act.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import styles from './sound-control.module.css';

const SoundDialog = lazy(() =>
  import('#client/features/sound/sound-dialog.tsx').then((page) => ({ default: page.SoundDialog })),
);

/**
 * The sound of this station, always in the corner of the bar: how it stands, and more at a press. Beside it, only while
 * something calls or is paused, the one act for it. A wall has nobody who could be on record for a pause.
 */
export function SoundControl({ wall }: { wall: boolean }) {
  const at = useSoundAt();
  const calling = useSound((sound) => sound.calling !== null);
  const [opened, setOpened] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const paused = at.pausedForMs > 0;
  const look = soundLook(at);

  async function pause(): Promise<void> {
    const why = await pauseSound();
    setRefused(why);
    if (why !== null) setOpened(true);
  }
  const act = () => void (paused ? endPause() : pause());
  useHotkey('p', act, !wall && (paused || calling));

  return (
    <span className={styles.sound}>
      {!wall && (paused || calling) && (
        <Act onClick={act} className={styles.act}>
          <Icon name={paused ? 'bell' : 'bellPaused'} />
          <span className={styles.long}>{paused ? 'Sound on now' : 'Pause sound 2 min'}</span>
          <span className={styles.short} aria-hidden="true">
            {paused ? 'On now' : 'Pause'}
          </span>
          <kbd>P</kbd>
        </Act>
      )}
      <Act
        look="quiet"
        className={styles.state}
        data-silent={look.silent || undefined}
        data-paused={paused || undefined}
        onClick={() => setOpened(true)}
      >
        <Icon name={look.icon} />
        <span className={styles.long}>{look.text}</span>
        <span className={styles.short} aria-hidden="true">
          {look.short}
        </span>
      </Act>
      {opened && (
        <Suspense fallback={null}>
          <SoundDialog
            wall={wall}
            refused={refused}
            onClose={() => {
              setOpened(false);
              setRefused(null);
            }}
          />
        </Suspense>
      )}
    </span>
  );
}
