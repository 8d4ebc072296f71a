import { create } from 'zustand';
import { useLive } from '#client/store/live.ts';
import { Act } from '#client/ui/act.tsx';
import { ClockText } from '#client/ui/clock-text.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import type { LostStation } from '#shared/wire/stations.ts';
import styles from './notices.module.css';

/** What somebody at this screen has read, for as long as the page lives. */
const useKnown = create<readonly string[]>(() => []);
const NONE: LostStation[] = [];

/**
 * Stations that watched and went without signing out, in one line however many. It is over when they are back, or others
 * watch in their place; whoever knows of it takes the line off their own screen.
 */
export function LostNotice() {
  const lost = useLive((live) => live.stations?.lost ?? NONE);
  const known = useKnown();
  const unread = lost.filter((station) => !known.includes(keyOf(station)));
  const [first] = unread;
  if (first === undefined) return null;
  return (
    <div className={styles.notice} data-look="low" role="status">
      <SeverityMark severity="notice" />
      <span>
        <b>
          {lostText(unread)} since <ClockText atMs={first.sinceMs} />.
        </b>{' '}
        Closed without signing out, or cut off.
      </span>
      <Act onClick={() => useKnown.setState(lost.map(keyOf), true)}>Known</Act>
    </div>
  );
}

/** `The station of Nora Keller in Recovery is gone`, `3 stations are gone, of Nora Keller first`. */
export function lostText(lost: readonly LostStation[]): string {
  const [first] = lost;
  if (first === undefined) return '';
  const who = `${isolated(first.who)}${first.room === null ? '' : ` in ${isolated(first.room)}`}`;
  return lost.length === 1
    ? `The station of ${who} is gone`
    : `${lost.length} stations are gone, that of ${who}`;
}

function keyOf({ stationId, sinceMs }: LostStation): string {
  return `${stationId} ${sinceMs}`;
}
