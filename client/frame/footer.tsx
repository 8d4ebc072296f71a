import { useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import styles from './footer.module.css';
import { KeysHelp } from './keys-help.tsx';

/** What this screen is not, and where the keys are. */
export function Footer({ wall }: { wall: boolean }) {
  const [shown, setShown] = useState(false);
  useHotkey('?', () => setShown(true), !wall);
  return (
    <footer className={styles.footer} data-density={wall ? 'wall' : undefined}>
      <span>Secondary display. The bedside monitor is the primary alarm; clinicians decide.</span>
      {wall ? (
        <span>Wall display: shows, never acts</span>
      ) : (
        <Act look="quiet" className={styles.keys} onClick={() => setShown(true)}>
          <kbd>?</kbd> all keys
        </Act>
      )}
      <KeysHelp opened={shown} onClose={() => setShown(false)} />
    </footer>
  );
}
