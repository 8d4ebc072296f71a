import { create } from 'zustand';
import { useLive } from '#client/store/live.ts';
import { Act } from '#client/ui/act.tsx';
import { ClockText } from '#client/ui/clock-text.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import type { LostStation } from '#shared/wire/stations.ts';
import styles from './notices.module.css';

/**
 * A station that watched went without signing out. It is over when it is back, or another of its room watches and sounds;
 * whoever knows of it takes the line off their own screen.
 */
export function LostNotice() {
  const lost = useLive((live) => live.stations?.lost ?? NONE);
  const known = useKnown();
  return lost
    .filter((station) => !known.includes(keyOf(station)))
    .map((station) => (
      <div key={keyOf(station)} className={styles.notice} data-look="low" role="status">
        <SeverityMark severity="notice" />
        <span>
          <b>
            The station of {isolated(station.who)}
            {station.room !== null && ` in ${isolated(station.room)}`} is gone since{' '}
            <ClockText atMs={station.sinceMs} />.
          </b>{' '}
          It was closed without signing out, or lost its connection.
        </span>
        <Act onClick={() => useKnown.setState([...known, keyOf(station)], true)}>Known</Act>
      </div>
    ));
}

const NONE: LostStation[] = [];
/** What somebody at this screen has read, for as long as the page lives. */
const useKnown = create<readonly string[]>(() => []);

function keyOf({ stationId, sinceMs }: LostStation): string {
  return `${stationId} ${sinceMs}`;
}
