import { useLive } from '#client/store/live.ts';
import { ClockText } from '#client/ui/clock-text.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import type { Watching } from '#shared/wire/stations.ts';
import styles from './notices.module.css';

/** The server says that in a room, or in the whole clinic, no screen could be heard while a dosed patient is in a chair. */
export function SilenceNotice() {
  const stations = useLive((live) => live.stations);
  return silencesOf(stations).map(({ where, sinceMs }) => (
    <p key={where} className={styles.notice} data-look="medium" role="alert">
      <SeverityMark severity="warning" />
      <span>
        <b>
          No screen can sound {where} since <ClockText atMs={sinceMs} />.
        </b>{' '}
        An alert would not be heard there.
      </span>
    </p>
  ));
}

/** Where nobody would be heard. Of a clinic in which nobody would, the single rooms need no saying. */
export function silencesOf(stations: Watching | null): { where: string; sinceMs: number }[] {
  if (stations === null) return [];
  if (stations.silentSinceMs !== null) return [{ where: 'in this clinic', sinceMs: stations.silentSinceMs }];
  return stations.silentRooms.map(({ room, sinceMs }) => ({ where: `in ${isolated(room)}`, sinceMs }));
}
