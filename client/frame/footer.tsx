import { useState } from 'react';
import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { Act } from '#client/ui/act.tsx';
import { SECONDARY_DISPLAY } from '#client/ui/secondary-display.ts';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import styles from './footer.module.css';
import { KeysHelp } from './keys-help.tsx';

/** What this screen is not, and where the keys are. */
export function Footer({ wall }: { wall: boolean }) {
  const signedIn = useLive((live) => live.me !== null);
  const blind = useLive((live) => live.status === 'blind');
  const [shown, setShown] = useState(false);
  useHotkey('?', () => setShown(true), !wall);
  return (
    <footer className={styles.footer} data-density={wall ? 'wall' : undefined}>
      <span className={styles.words}>{SECONDARY_DISPLAY}</span>
      {wall ? (
        <span>Wall display: shows, never acts</span>
      ) : (
        <>
          {signedIn && (
            <Link className={styles.paper} href={blind ? '/paper' : '/paper/chairs'}>
              Paper forms
            </Link>
          )}
          <Act look="quiet" className={styles.keys} onClick={() => setShown(true)}>
            <kbd>?</kbd> all keys
          </Act>
        </>
      )}
      <KeysHelp opened={shown} onClose={() => setShown(false)} />
    </footer>
  );
}
