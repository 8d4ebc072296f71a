import type { Severity } from '#shared/vocabulary.ts';
import { severityLook } from './severity.ts';
import styles from './value.module.css';

/** What kind of number this is. An unknown one never looks like a measured one. */
export type ValueState = 'measured' | 'beforeDose' | 'stale' | 'never' | 'failed' | 'inError' | 'sending';

interface Props {
  state: ValueState;
  /** The number as written; ignored for `never` and `failed`. */
  text: string;
  severity?: Severity | null;
  seen?: boolean;
  /** What stands for a number never taken; `––/––` for a pressure. */
  blank?: string;
  strong?: boolean;
  /** It holds the dose: a state, not a severity. */
  held?: boolean;
}

const SPOKEN: Record<ValueState, string> = {
  measured: '',
  beforeDose: ', from before the dose',
  stale: ', old',
  never: 'not measured',
  failed: 'attempted, failed',
  inError: ', entered in error',
  sending: ', sending',
};

/** One number: ink when measured, filled when it breaks a limit, outlined once seen, hatched when old. */
export function Value({
  state,
  text,
  severity = null,
  seen = false,
  blank = '––',
  strong = false,
  held = false,
}: Props) {
  const shown = state === 'never' ? blank : state === 'failed' ? '×' : text;
  const noNumber = state === 'never' || state === 'failed';
  const broken = severity === null ? '' : `, ${severityLook(severity).word}${seen ? ', seen' : ''}`;
  return (
    <span
      className={styles.value}
      data-state={state}
      data-severity={severity === null || noNumber ? undefined : severityLook(severity).key}
      data-seen={seen || undefined}
      data-strong={strong || undefined}
      data-held={held || undefined}
    >
      <span aria-hidden={noNumber || undefined}>{shown}</span>
      <span className="visually-hidden">
        {SPOKEN[state] + (noNumber ? '' : broken) + (held ? ', holds the dose' : '')}
      </span>
    </span>
  );
}
