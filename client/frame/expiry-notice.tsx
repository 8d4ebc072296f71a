import { useLive } from '#client/store/live.ts';
import { processNow, useNow } from '#client/store/now.ts';
import { askWho } from '#client/store/who-is-there.ts';
import { Act } from '#client/ui/act.tsx';
import { ClockText } from '#client/ui/clock-text.tsx';
import { formatSpan } from '#client/ui/format.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import styles from './notices.module.css';

const SAY_BEFORE_MS = 20 * MINUTE_MS;

/** A sign-in ends after a long shift whatever happens: said twenty minutes before, with the way to go on. */
export function ExpiryNotice() {
  const me = useLive((live) => live.me);
  useNow();
  if (me === null || me.locked) return null;
  const leftMs = me.expiresAtMs - processNow();
  if (leftMs > SAY_BEFORE_MS || leftMs <= 0) return null;
  return (
    <div className={styles.notice} data-look="ink">
      <span>
        Your sign-in ends in {formatSpan(leftMs)}, at <ClockText atMs={me.expiresAtMs} />.
      </span>
      <Act onClick={() => void askWho('expiring')}>Sign in anew</Act>
    </div>
  );
}
