import type { SecondFactorOffer } from '#shared/wire/people.ts';
import styles from './own.module.css';

/** The secret twice: for a camera, and in groups of four for typing. */
export function ScanOffer({ offer }: { offer: SecondFactorOffer }) {
  const groups = offer.secret.match(/.{1,4}/g) ?? [];
  return (
    <div className={styles.offer}>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(offer.qrSvg)}`}
        alt="QR code for an authenticator app"
        width={200}
        height={200}
      />
      <div>
        <p>Scan it with an authenticator app, or type this into the app:</p>
        <p className={styles.secret}>
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change place
            <span key={index}>{group} </span>
          ))}
        </p>
        <p className={styles.quiet}>Nothing is set before a code of the app has been confirmed.</p>
      </div>
    </div>
  );
}
