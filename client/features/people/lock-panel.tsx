import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import styles from './lock-panel.module.css';
import { WhoForm } from './who/who-form.tsx';

/** In place of every page but the board while the station is locked: nothing of a record is drawn behind it. */
export function LockPanel() {
  const name = useLive((live) => live.me?.name ?? '');
  return (
    <div className={styles.page}>
      <section className={styles.panel} aria-labelledby="locked-title">
        <h1 id="locked-title">
          <Icon name="lock" /> Locked
        </h1>
        <p>
          {isolated(name)} was here. Say who you are to go on where they were, or{' '}
          <Link href="/">look at the board</Link>.
        </p>
        <WhoForm why="locked" onProved={() => undefined} />
      </section>
    </div>
  );
}
