import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { ClockText } from '#client/ui/clock-text.tsx';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import styles from './notices.module.css';

/** The server says that for a minute no screen has shown the board while a dosed patient is in a chair. */
export function UnwatchedNotice() {
  const sinceMs = useLive((live) => live.stations?.sinceMs ?? null);
  if (sinceMs === null) return null;
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
