import { Icon } from '#client/ui/icon.tsx';
import type { BoardSummary } from '#shared/summary.ts';
import styles from './tile-marks.module.css';

/** What is special about this patient on this screen, beside the second identifier. */
export function TileMarks({ summary, tight }: { summary: BoardSummary; tight: boolean }) {
  return (
    <>
      {summary.customLimits && <b className={styles.mark}>custom limits</b>}
      {summary.restricted && (
        <b className={styles.mark}>
          {tight && <Icon name="lock" />}
          <span className={tight ? 'visually-hidden' : undefined}>restricted</span>
        </b>
      )}
      {summary.sameName && <b className={styles.mark}>same name</b>}
    </>
  );
}
