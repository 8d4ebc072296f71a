import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import styles from './glass-mark.module.css';

interface Props {
  glass: { name: string; at: string };
  /** Beside other words: without its own. */
  short: boolean;
}

/** Said in ink, so that the room notices and nobody runs. Where a tile is small the name gives way, never a number. */
export function GlassMark({ glass, short }: Props) {
  return (
    <span className={styles.glass} data-short={short || undefined}>
      <Icon name="lock" />
      <span className={short ? 'visually-hidden' : styles.word}>Opened by</span>
      <span className={styles.name}>{isolated(glass.name)}</span>
      <span>{glass.at}</span>
    </span>
  );
}
