import { useLocation } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { askWho } from '#client/store/who-is-there.ts';
import { Act } from '#client/ui/act.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import styles from './notices.module.css';

/** The board of a locked station stays readable; whatever is to be done asks first who does it. */
export function LockedNotice() {
  const name = useLive((live) => (live.me?.locked === true ? live.me.name : null));
  const [path] = useLocation();
  // Every other page of a locked station is the lock itself.
  if (name === null || path !== '/') return null;
  return (
    <div className={styles.notice} data-look="ink" role="status">
      <Icon name="lock" />
      <span>
        <b>Locked.</b> {isolated(name)} was here. The board stays live; to act, say who you are.
      </span>
      <Act onClick={() => void askWho('locked')}>
        Who is there? <kbd>W</kbd>
      </Act>
    </div>
  );
}
