import type { Severity } from '#shared/vocabulary.ts';
import { severityLook } from './severity.ts';
import styles from './severity-mark.module.css';

interface Props {
  severity: Severity;
  /** Only the symbol of an alert nobody has seen moves. */
  unseen?: boolean;
}

/** `!!!`, `!!` or `!`, with the word for those who hear the screen. Takes the colour of its surroundings. */
export function SeverityMark({ severity, unseen = false }: Props) {
  const look = severityLook(severity);
  return (
    <>
      <span
        className={styles.mark}
        data-severity={look.key}
        data-unseen={unseen || undefined}
        aria-hidden="true"
      >
        {look.symbol}
      </span>
      <span className="visually-hidden">{look.word}: </span>
    </>
  );
}
