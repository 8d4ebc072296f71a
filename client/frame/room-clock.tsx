import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { formatClock, formatDay } from '#client/ui/format.ts';
import styles from './status.module.css';

/** The server's time in the clinic's zone. Shown only once both are known. */
export function RoomClock() {
  const nowMs = useNow();
  const zone = useLive((live) => live.clinic?.timeZone);
  const heard = useLive((live) => live.heartbeat !== null);
  if (zone === undefined || !heard) return null;
  return (
    <span className={styles.clock}>
      {formatClock(nowMs, zone)}
      <small>{formatDay(nowMs, zone)}</small>
    </span>
  );
}
