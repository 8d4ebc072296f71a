import { stationId } from '#client/connection/socket.ts';
import { usePolled } from '#client/connection/use-fetched.ts';
import { Answered } from '#client/ui/answered.tsx';
import { ClockText } from '#client/ui/clock-text.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { StationInfo } from '#shared/wire/stations.ts';
import styles from './sound.module.css';
import { soundText, stationText } from './station-words.ts';

/** Every open screen of the clinic: who is there, whether it watches, whether it could be heard, who paused it and when. */
export function StationsPart() {
  const { fetched, again } = usePolled<{ stations: StationInfo[] }>('/api/v1/stations');
  return (
    <section className={styles.part} aria-labelledby="sound-stations">
      <h3 id="sound-stations">Stations of the clinic</h3>
      <Answered fetched={fetched} what="stations" onAgain={again}>
        {({ stations }) => (
          <ul className={styles.stations}>
            {stations.map((station) => (
              <li key={`${station.stationId} ${station.sinceMs}`}>
                <b>{isolated(station.who)}</b>
                <span>{stationText(station, station.stationId === stationId())}</span>
                <span data-silent={!station.audible || undefined}>
                  {soundText(station)}
                  {station.paused !== null && (
                    <>
                      {' '}
                      by {isolated(station.paused.by)} at <ClockText atMs={station.paused.sinceMs} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  );
}
