import type { BoardSummary } from '#shared/summary.ts';
import styles from './rail.module.css';
import { railMarks } from './rail-marks.ts';

const RADIUS = { done: 3, due: 3.2, late: 5 } as const;

/** The checks on one fixed scale. What it shows is said in words by the lines around it. */
export function Rail({ summary, nowMs }: { summary: BoardSummary; nowMs: number }) {
  const marks = railMarks(summary, nowMs);
  if (marks === null)
    return (
      <svg className={styles.rail} viewBox="0 0 312 18" aria-hidden="true">
        <line className={styles.base} x1="6" x2="306" y1="9" y2="9" strokeDasharray="3 5" />
      </svg>
    );
  return (
    <svg className={styles.rail} viewBox="0 0 312 18" aria-hidden="true">
      <line className={styles.base} x1="6" x2="306" y1="9" y2="9" />
      <line className={styles.run} x1={marks.dose} x2={marks.now} y1="9" y2="9" />
      <line className={styles.dose} x1={marks.dose} x2={marks.dose} y1="3" y2="15" />
      {marks.gate !== null && <line className={styles.gate} x1={marks.gate} x2={marks.gate} y1="1" y2="17" />}
      {marks.dots.map(({ key, x, look }) =>
        look === 'gone' ? (
          <path key={key} className={styles.gone} d={`M${x - 3} 6l6 6m0-6l-6 6`} />
        ) : (
          <circle key={key} className={styles[look]} cx={x} cy="9" r={RADIUS[look]} />
        ),
      )}
      <path className={styles.now} d={`M${marks.now} 6l-4-6h8z`} />
    </svg>
  );
}
