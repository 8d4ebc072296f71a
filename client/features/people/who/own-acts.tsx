import { useLocation } from 'wouter';
import { lockStation } from '#client/connection/lock.ts';
import { settleWho } from '#client/store/who-is-there.ts';
import { Act } from '#client/ui/act.tsx';
import { Icon } from '#client/ui/icon.tsx';
import styles from './who.module.css';

/** What the person who holds the station may do about it. */
export function OwnActs({ onSignOut }: { onSignOut: () => void }) {
  const [, goTo] = useLocation();
  return (
    <div className={styles.own}>
      <Act
        onClick={() => {
          settleWho(false);
          void lockStation();
        }}
      >
        <Icon name="lock" /> Lock <kbd>L</kbd>
      </Act>
      <Act
        onClick={() => {
          settleWho(false);
          goTo('/me');
        }}
      >
        Your sign-in
      </Act>
      <Act onClick={onSignOut}>Sign out</Act>
    </div>
  );
}
