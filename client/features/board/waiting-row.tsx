import { Link } from 'wouter';
import { useRights } from '#client/store/rights.ts';
import { formatCount } from '#client/ui/format.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import type { WaitingRow } from './queue-items.ts';
import styles from './queue-row.module.css';

interface Props {
  row: WaitingRow;
  /** Nothing waits any more: the row only keeps its place under the hand that is on it. */
  settled: boolean;
  nowMs: number;
  wall: boolean;
  onPoint: () => void;
  onFocus: () => void;
}

/** Readings that are on nobody's chart yet. */
export function WaitingRowView({ row, settled, nowMs, wall, onPoint, onFocus }: Props) {
  const mayAssign = useRights().may('handleWaitingReading');
  const readings = row.readings === 1 ? '1 waiting reading' : `${row.readings} waiting readings`;
  return (
    <li
      className={styles.row}
      data-severity={settled ? undefined : 'low'}
      data-density={wall ? 'wall' : undefined}
      onPointerEnter={onPoint}
      onFocus={onFocus}
      tabIndex={-1}
    >
      <span className={styles.noChair} aria-hidden="true">
        ––
      </span>
      <div className={styles.text}>
        <p className={styles.title}>
          {!settled && <SeverityMark severity="notice" />}{' '}
          {settled ? 'Every reading has its patient' : readings}
        </p>
        {!settled && <p className={styles.context}>on nobody’s chart · {formatCount(nowMs - row.sinceMs)}</p>}
      </div>
      {!wall && !settled && mayAssign && (
        <Link className={styles.open} data-row-act="open" href="/devices">
          Assign
        </Link>
      )}
    </li>
  );
}
