import { formatMg, plannedText } from '#client/ui/dose-words.ts';
import { formatTPlus } from '#client/ui/format.ts';
import type { BoardSummary } from '#shared/summary.ts';
import styles from './dose-clock.module.css';

/** Minutes since the first dose, and what is given: planned until dosing is over, delivered after. */
export function DoseClock({ summary, nowMs }: { summary: BoardSummary; nowMs: number }) {
  const { firstDoseAtMs, deliveredMg, plannedMg, route, stage } = summary;
  const shortOf = deliveredMg > 0 && deliveredMg !== plannedMg && stage !== 'dosing';
  const dose = shortOf ? `${formatMg(deliveredMg)} of ${plannedText(summary)}` : `${plannedText(summary)}`;
  return (
    <p className={styles.clock}>
      {firstDoseAtMs === null ? <b data-word>Pre-dose</b> : <b>{formatTPlus(nowMs, firstDoseAtMs)}</b>}
      <small>
        {route} {dose}
      </small>
    </p>
  );
}
