import type { Severity } from '#shared/vocabulary.ts';
import styles from './chair-square.module.css';
import { severityLook } from './severity.ts';

interface Props {
  /** null: somebody is here without a chair. */
  chairId: string | null;
  severity?: Severity | null;
  seen?: boolean;
  empty?: boolean;
  /** On a filled critical row the square turns light. */
  inverted?: boolean;
}

/** The number of a chair, coloured by the worst alert of who sits in it: filled while unseen, outlined when seen. */
export function ChairSquare({
  chairId,
  severity = null,
  seen = false,
  empty = false,
  inverted = false,
}: Props) {
  return (
    <span
      className={styles.square}
      data-severity={severity === null ? undefined : severityLook(severity).key}
      data-seen={seen || undefined}
      data-empty={empty || undefined}
      data-inverted={inverted || undefined}
      data-long={(chairId?.length ?? 0) > 2 || undefined}
    >
      {chairId ?? '–'}
    </span>
  );
}
