import { formatDelta } from '#client/ui/format.ts';
import type { ReplaySummary } from '#shared/wire/replay.ts';
import styles from './replay.module.css';

const WIDTH = 400;
const EDGE = 8;

/** From the session that moved least to the one that moved most, the median as a bar; a line where nothing moves. */
export function ReadinessBar({ moved }: { moved: NonNullable<ReplaySummary['readyMovedMin']> }) {
  const from = Math.min(0, moved.min);
  const to = Math.max(0, moved.max);
  const x = (minutes: number) =>
    to === from ? WIDTH / 2 : EDGE + ((minutes - from) / (to - from)) * (WIDTH - 2 * EDGE);
  return (
    <div className={styles.readiness}>
      <svg viewBox={`0 0 ${WIDTH} 40`} aria-hidden="true">
        <line className={styles.axis} x1={EDGE} x2={WIDTH - EDGE} y1="18" y2="18" />
        <line className={styles.spread} x1={x(moved.min)} x2={x(moved.max)} y1="18" y2="18" />
        <line className={styles.zero} x1={x(0)} x2={x(0)} y1="6" y2="30" />
        <rect className={styles.more} x={x(moved.median) - 3} y="8" width="6" height="20" />
      </svg>
      <span aria-hidden="true">{minutesText(from)}</span>
      <span aria-hidden="true">{minutesText(to)}</span>
    </div>
  );
}

function minutesText(minutes: number): string {
  return minutes === 0 ? 'same time' : `${formatDelta(Math.round(minutes))} min`;
}
