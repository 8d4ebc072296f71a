import { Icon, type IconName } from '#client/ui/icon.tsx';
import styles from './tile-mark.module.css';

interface Props {
  word: string;
  /** More of it, for those who hear the screen. */
  detail?: string;
  icon: IconName;
  tight: boolean;
}

/** A word in a dashed edge. Where a tile is small its sign stands for it, and the word is there to be heard. */
export function TileMark({ word, detail, icon, tight }: Props) {
  return (
    <b className={styles.mark}>
      {tight && <Icon name={icon} />}
      <span className={tight ? 'visually-hidden' : undefined}>{word}</span>
      {detail !== undefined && <span className="visually-hidden">, {detail}</span>}
    </b>
  );
}
