import { useLive } from '#client/store/live.ts';
import styles from './marks.module.css';

/** What makes this not a real clinic: simulated patients, or a clock that is not the wall's. */
export function Marks() {
  const demo = useLive((live) => live.demo);
  const clock = useLive((live) => live.clock);
  const rate = useLive((live) => live.heartbeat?.rate);
  return (
    <>
      {demo && (
        <span className={styles.mark} data-mark>
          <b>DEMO</b> <b className={styles.long}>simulated patients</b>
        </span>
      )}
      {clock !== 'real' && (
        <span className={styles.mark} data-mark>
          <b>TEST CLOCK</b>{' '}
          {clock === 'scaled' && rate !== undefined && <b className={styles.long}>{rate}×</b>}
        </span>
      )}
    </>
  );
}
