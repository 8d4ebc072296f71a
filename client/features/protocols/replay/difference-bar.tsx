import styles from './replay.module.css';

interface Props {
  added: number;
  removed: number;
  /** What fills a side. */
  most: number;
}

const HALF = 100;

/** Removed to the left as an outline, added to the right filled. The numbers stand beside it. */
export function DifferenceBar({ added, removed, most }: Props) {
  const left = (removed / most) * HALF;
  const right = (added / most) * HALF;
  return (
    <svg className={styles.difference} viewBox="-102 0 204 16" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.less} x={-left} y="3" width={left} height="10" />
      <rect className={styles.more} x="0" y="3" width={right} height="10" />
      <line x1="0" x2="0" y1="0" y2="16" />
    </svg>
  );
}
