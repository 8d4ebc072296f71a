import { lazy, Suspense, useState } from 'react';
import { endPause, pauseSound } from '#client/sound/pause.ts';
import { soundLook } from '#client/sound/sound-words.ts';
import { useSoundAt } from '#client/sound/use-sound-at.ts';
import { useSound } from '#client/store/sound.ts';
import { Act } from '#client/ui/act.tsx';
import { ErrorBoundary } from '#client/ui/error-boundary.tsx';
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
  // What is blocked is mended first: a pause of it would change nothing.
  const offered = !wall && at.audio === 'running' && (paused || calling);
  useHotkey('p', act, offered);

  return (
    <span className={styles.sound} data-acts={offered || undefined}>
      {offered && (
        <Act onClick={act} className={styles.act} aria-label={paused ? 'Sound on now' : 'Pause sound 2 min'}>
          <Icon name={paused ? 'bell' : 'bellPaused'} />
          {paused ? (
            <>
              <span className={styles.long}>Sound </span>on now
            </>
          ) : (
            <>
              Pause<span className={styles.long}> sound</span>
            </>
          )}
          <kbd>P</kbd>
        </Act>
      )}
      <Act
        look="quiet"
        className={styles.state}
        data-silent={look.silent || undefined}
        data-paused={paused || undefined}
        aria-label={look.due ? `${look.text}, not checked` : look.text}
        onClick={() => setOpened(true)}
      >
        <Icon name={look.icon} />
        <span className={styles.long}>{look.text}</span>
        <span className={styles.short}>{look.short}</span>
        {look.due && <span className={styles.due}>check</span>}
      </Act>
      {opened && (
        <ErrorBoundary what="The settings of the sound">
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
        </ErrorBoundary>
      )}
    </span>
  );
}
