import { unblockSound } from '#client/sound/run-sound.ts';
import { useSound } from '#client/store/sound.ts';
import { Act } from '#client/ui/act.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import styles from './notices.module.css';

/** The browser plays nothing on a page that nobody has touched. It cannot be put away, only mended: by any touch. */
export function BlockedNotice() {
  const blocked = useSound((sound) => sound.audio === 'blocked');
  if (!blocked) return null;
  return (
    <div className={styles.notice} data-look="low" role="alert">
      <Icon name="bellOff" />
      <span>
        <SeverityMark severity="notice" /> <b>Sound is blocked on this screen.</b> An alert here is shown, and
        not heard.
      </span>
      <Act onClick={unblockSound}>Turn sound on</Act>
    </div>
  );
}
