import { useLayoutEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { boardStore } from '#client/store/board.ts';
import { unheardMs } from '#client/store/heard.ts';
import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { useKeptCount } from '#client/store/pending.ts';
import { Act } from '#client/ui/act.tsx';
import { formatClockSeconds, formatCount } from '#client/ui/format.ts';
import styles from './cover.module.css';
import { lastOpen } from './last-open.ts';

/**
 * Hides every number of a screen that no longer hears the server. It lies over open dialogs too, which are put out of
 * reach but stay as they were typed.
 */
export function Cover() {
  const { status, blindSinceMs, blindBy, clinic } = useLive();
  const open = boardStore(useShallow((board) => lastOpen(Object.values(board.received))));
  const kept = useKeptCount();
  useNow();
  useInertPortals();

  if (status === 'outdated') return <Outdated />;
  if (blindBy === 'waking') return <Waking />;
  return (
    <section className={styles.cover} role="alertdialog" aria-modal="true" aria-labelledby="cover-title">
      <h2 id="cover-title">This screen is blind</h2>
      <p className={styles.large}>
        {blindSinceMs === null || clinic === null ? (
          'The server has not been heard yet, '
        ) : (
          <>
            Nothing heard since <b>{formatClockSeconds(blindSinceMs, clinic.timeZone)}</b>,{' '}
          </>
        )}
        for <b>{formatCount(unheardMs())}</b>. Numbers are hidden because they may be old.
      </p>
      <p className={styles.large}>
        <b>Watch the bedside monitors.</b> {open.length > 0 && `When last heard: ${open.join(', ')}.`}
      </p>
      <p className={styles.small}>
        Trying again every few seconds. {kept === 1 && '1 entry is kept here and will be sent.'}
        {kept > 1 && `${kept} entries are kept here and will be sent.`}
      </p>
    </section>
  );
}

/** The page slept and asks what it missed. Mostly it is gone before anybody has read it. */
function Waking() {
  return (
    <section className={styles.cover} role="alertdialog" aria-modal="true" aria-labelledby="cover-title">
      <h2 id="cover-title">Catching up</h2>
      <p className={styles.large}>
        This screen slept. Its numbers are hidden until it has heard what it missed.
      </p>
    </section>
  );
}

function Outdated() {
  return (
    <section className={styles.cover} role="alertdialog" aria-modal="true" aria-labelledby="cover-title">
      <h2 id="cover-title">This screen is out of date</h2>
      <p className={styles.large}>
        The server has a newer version and does not speak to this page. What is half typed is kept.
      </p>
      <p>
        <Act look="primary" onClick={() => location.reload()}>
          Load the new version
        </Act>
      </p>
    </section>
  );
}

/** Dialogs hang beside the page, outside what the frame covers. Where the person was typing is found again afterwards. */
function useInertPortals(): void {
  useLayoutEffect(() => {
    const focused = document.activeElement;
    const portals = document.querySelectorAll<HTMLElement>(
      '[data-mantine-shared-portal-node], [data-portal]',
    );
    for (const portal of portals) portal.inert = true;
    return () => {
      for (const portal of portals) portal.inert = false;
      // The page can take the focus only once it is drawn without its cover.
      if (focused instanceof HTMLElement) setTimeout(() => focused.focus());
    };
  }, []);
}
