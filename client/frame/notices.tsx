import { BlockedNotice } from './blocked-notice.tsx';
import { ExpiryNotice } from './expiry-notice.tsx';
import { IdleNotice } from './idle-notice.tsx';
import { LockedNotice } from './locked-notice.tsx';
import { LostNotice } from './lost-notice.tsx';
import styles from './notices.module.css';
import { SilenceNotice } from './silence-notice.tsx';
import { StandInNotice } from './stand-in-notice.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { UnwatchedNotice } from './unwatched-notice.tsx';

/** What this station has to say of itself, one line each, between the bar and the page. Mostly nothing. */
export function Notices({ wall }: { wall: boolean }) {
  return (
    <div className={styles.notices}>
      {!wall && (
        <>
          <LockedNotice />
          <IdleNotice />
          <ExpiryNotice />
        </>
      )}
      <StorageNotice />
      <BlockedNotice />
      <StandInNotice />
      <SilenceNotice />
      <UnwatchedNotice />
      <LostNotice />
    </div>
  );
}
