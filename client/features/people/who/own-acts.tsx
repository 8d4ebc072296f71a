import { useLocation } from 'wouter';
import { lockStation } from '#client/connection/lock.ts';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { settleWho } from '#client/store/who-is-there.ts';
import { Act } from '#client/ui/act.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { PrescribersOnSite } from '#client/ui/prescribers-on-site.tsx';
import styles from './who.module.css';

/** What the person who holds the station may do about it. */
export function OwnActs({ onSignOut }: { onSignOut: () => void }) {
  const [, goTo] = useLocation();
  const { may } = useRights();
  const timeZone = useLive((live) => live.clinic?.timeZone);
  return (
    <>
      {may('markPresence') && timeZone !== undefined && (
        <details className={styles.onSite}>
          <summary>Prescribers on site</summary>
          <PrescribersOnSite timeZone={timeZone} />
        </details>
      )}
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
    </>
  );
}
