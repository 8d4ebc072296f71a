import { lockStation } from '#client/connection/lock.ts';
import { useLive } from '#client/store/live.ts';
import { askWho } from '#client/store/who-is-there.ts';
import { Act } from '#client/ui/act.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import styles from './who.module.css';

/** Who holds this station. One press, or W, asks who is here: another may take over, or the person leave. */
export function Who() {
  const me = useLive((live) => live.me);
  const ask = () => void askWho(me?.locked === true ? 'locked' : 'switch');
  useHotkey('w', ask, me !== null);
  useHotkey('l', () => void lockStation(), me?.locked === false);
  if (me === null) return null;
  const state = me.locked ? 'locked, who is there' : 'who is here';
  return (
    <Act look="quiet" onClick={ask} aria-label={`${isolated(me.name)}, ${me.role}: ${state}`}>
      <Icon name={me.locked ? 'lock' : 'person'} />
      <span className={styles.name}>
        {me.locked && <b>Locked </b>}
        {isolated(me.name)}
        <span className={styles.role}>, {me.role}</span>
      </span>
    </Act>
  );
}
