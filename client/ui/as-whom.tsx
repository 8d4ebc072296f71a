import { useLive } from '#client/store/live.ts';
import { askWho } from '#client/store/who-is-there.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Act } from './act.tsx';
import styles from './act-form/act-form.module.css';

/** Whose name an act will carry, and the way to change it without losing what is typed. */
export function AsWhom() {
  const name = useLive((live) => live.me?.name ?? null);
  if (name === null) return null;
  return (
    <p className={styles.asWhom}>
      As {isolated(name)}.{' '}
      <Act look="link" onClick={() => void askWho('switch')}>
        Not you?
      </Act>
    </p>
  );
}
