import { useLive } from '#client/store/live.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import styles from './notices.module.css';

/** The server cannot write: what is entered now stays on this station until it can. */
export function StorageNotice() {
  const failing = useLive((live) => live.storageFailing);
  if (!failing) return null;
  return (
    <div className={styles.notice} data-look="low" role="alert">
      <SeverityMark severity="notice" />
      <span>
        <b>Nothing can be recorded: storage is full or failing.</b> The numbers here are live. Write on paper
        what cannot wait, and call whoever looks after the server.
      </span>
    </div>
  );
}
