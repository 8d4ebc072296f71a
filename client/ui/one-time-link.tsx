import { useLive } from '#client/store/live.ts';
import type { OneTimeLink as Link } from '#shared/wire/people.ts';
import { CopyLine } from './copy-line.tsx';
import { formatClock, formatDay } from './format.ts';
import styles from './one-time-link.module.css';
import { QrCode } from './qr-code.tsx';
import { ShownOnce } from './shown-once.tsx';

interface Props {
  title: string;
  /** What the link is for and how it is used, in one sentence. */
  use: string;
  link: Link;
  onClose: () => void;
}

/** A link shown once, as text and as a code for a camera. The address is the one this page was opened under. */
export function OneTimeLink({ title, use, link, onClose }: Props) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const address = `${location.origin}${link.path}`;
  const until = `${formatClock(link.expiresAtMs, zone)}, ${formatDay(link.expiresAtMs, zone)}`;
  return (
    <ShownOnce title={title} onClose={onClose}>
      <p>{use}</p>
      <CopyLine label="Link" text={address} first />
      <div className={styles.code}>
        <QrCode text={address} label="The same link as a QR code" />
        <p>
          It works once, until <b>{until}</b>.
          <br />
          It is not shown again: whoever holds it can use it.
          {isThisMachineOnly(location.hostname) && (
            <>
              <br />
              It leads to this machine only: open this page under the server’s name to make one for others.
            </>
          )}
        </p>
      </div>
    </ShownOnce>
  );
}

function isThisMachineOnly(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
