import { useLocation } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import styles from './status.module.css';
import { usePatientsHere } from './use-patients-here.ts';
import { watchingWords } from './watching.ts';

/** How many screens of the clinic show the board to somebody, quietly; being the only one is a technical notice. */
export function WatchingState() {
  // What was true when the server was last heard is no count of now.
  const stations = useLive((live) => (live.status === 'live' ? live.stations : null));
  const isDisplay = useLive((live) => live.display !== null);
  const [path] = useLocation();
  const patientsHere = usePatientsHere();
  const words = watchingWords(stations, isDisplay || path === '/' || path === '/wall', patientsHere);
  if (words === null) return null;
  return (
    <span className={styles.item} data-low={words.low || undefined}>
      {words.low && <SeverityMark severity="notice" />}
      <span className={styles.long}>{words.text}</span>
      <span className={styles.short} aria-hidden="true">
        {words.short}
      </span>
    </span>
  );
}
