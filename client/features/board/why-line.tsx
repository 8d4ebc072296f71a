import { Icon } from '#client/ui/icon.tsx';
import { severityLook } from '#client/ui/severity.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import { REASON_SEPARATOR } from '#shared/clinical/alerts/message.ts';
import type { Why } from './why.ts';
import styles from './why-line.module.css';

/** Line two of every tile. The message is never shortened; what is beside it may be. */
export function WhyLine({ why }: { why: Why }) {
  return (
    <p
      className={styles.why}
      data-look={why.look}
      data-severity={why.severity === null ? undefined : severityLook(why.severity).key}
      data-seen={why.seen || undefined}
      data-long={why.text.includes(REASON_SEPARATOR) || undefined}
    >
      {why.severity !== null && <SeverityMark severity={why.severity} unseen={!why.seen} />}
      {why.look !== 'alert' && why.icon !== null && <Icon name={why.icon} />}
      <b>{why.text}</b>
      {why.more > 0 && (
        <span className={styles.more}>
          +{why.more}
          <span className="visually-hidden"> more</span>
        </span>
      )}
      {why.held && (
        <span className={styles.more}>
          <Icon name="pause" /> Hold
        </span>
      )}
      <span className={styles.aside}>
        {why.seen && why.icon !== null && <Icon name={why.icon} />}
        <span>{why.aside}</span>
      </span>
    </p>
  );
}
