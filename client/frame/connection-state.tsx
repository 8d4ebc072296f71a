import { unheardMs } from '#client/store/heard.ts';
import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { formatSpan } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import styles from './status.module.css';

const WORDS = { connecting: 'Connecting', blind: 'Not connected', outdated: 'Not connected' } as const;

/** Whether this screen is live, and when the server was last heard. */
export function ConnectionState() {
  const status = useLive((live) => live.status);
  useNow();
  return (
    <span className={styles.item}>
      <Icon name="pulse" />
      {status === 'live' ? (
        <span>
          Live<span className={styles.long}>, heard {formatSpan(unheardMs())} ago</span>
        </span>
      ) : (
        <b>{WORDS[status]}</b>
      )}
    </span>
  );
}
