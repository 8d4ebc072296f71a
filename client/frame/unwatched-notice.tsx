import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { ClockText } from '#client/ui/clock-text.tsx';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import styles from './notices.module.css';
import { usePatientsHere } from './use-patients-here.ts';

/** Patients are here and no screen of the clinic shows the board to anybody. */
export function UnwatchedNotice() {
  const sinceMs = useLive((live) => live.unwatchedSinceMs);
  const patientsHere = usePatientsHere();
  if (sinceMs === null || !patientsHere) return null;
  return (
    <div className={styles.notice} data-look="low" role="status">
      <SeverityMark severity="notice" />
      <span>
        <b>
          No screen watches the board since <ClockText atMs={sinceMs} />.
        </b>
      </span>
      <Link href="/">To the board</Link>
    </div>
  );
}
