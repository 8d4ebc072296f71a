import { lockPhase } from '#client/connection/lock-phase.ts';
import { idleMs } from '#client/connection/touches.ts';
import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import styles from './notices.module.css';

/** Twenty seconds before the station locks for want of a touch. Any touch keeps it open. */
export function IdleNotice() {
  const me = useLive((live) => live.me);
  useNow();
  if (me === null || me.locked) return null;
  const phase = lockPhase(idleMs(), me.lockAfterMin);
  if (phase.kind !== 'soon') return null;
  return (
    <p className={styles.notice} data-look="ink">
      <span className="visually-hidden" role="status">
        This station locks soon. Any key keeps it open.
      </span>
      <span aria-hidden="true">
        Locks in <b>{phase.inS} s</b>: touch the screen.
      </span>
    </p>
  );
}
