import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Loading } from '#client/ui/loading.tsx';
import styles from './own.module.css';
import { OwnPassphrase } from './own-passphrase.tsx';
import { OwnPin } from './own-pin.tsx';
import { OwnSignIns } from './own-sign-ins.tsx';
import { SecondFactor } from './second-factor.tsx';

/** A person's own ways in, and where they are signed in now. */
export function OwnSignInPage() {
  const me = useLive((live) => live.me);
  if (me === null) return <Loading what="your sign-in" />;
  return (
    // Whoever switches in finds their own page, not the fields of the person before.
    <div className={styles.page} key={me.staffId}>
      <header>
        <h1>{isolated(me.name)}</h1>
        <p className={styles.quiet}>{me.role}. An admin changes names and roles.</p>
      </header>
      <OwnPassphrase me={me} />
      <OwnPin me={me} />
      <SecondFactor me={me} />
      <OwnSignIns />
    </div>
  );
}
