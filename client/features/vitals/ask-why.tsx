import { useEffect, useRef } from 'react';
import { Act } from '#client/ui/act.tsx';
import styles from './ask-why.module.css';
import type { OpenFailure } from './entry-set.ts';
import { failReasonsFor, slotWords } from './entry-words.ts';
import { withFailReason } from './parse-entry.ts';

interface Props {
  failures: OpenFailure[];
  /** How often File was pressed without a reason. */
  tried: number;
  text: string;
  onText: (text: string) => void;
}

/** Attempted and failed: the set waits for why, one press, or one letter typed behind the x. */
export function AskWhy({ failures, tried, text, onText }: Props) {
  const reasons = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (tried > 0) reasons.current?.querySelector('button')?.focus();
  }, [tried]);
  const [failure] = failures;
  if (!failure) return null;
  const { name } = slotWords(failure.slot);
  return (
    <fieldset ref={reasons} className={styles.why}>
      <legend>{name}: attempted, failed. Why?</legend>
      {tried > 0 && (
        <p className={styles.refused} role="alert">
          Choose why it failed. Nothing is filed yet.
        </p>
      )}
      {failReasonsFor(failure.slot).map(({ reason, letter, word }) => (
        <Act
          key={reason}
          aria-label={`${name}: ${word}`}
          onClick={() => onText(withFailReason(text, failure.span, letter))}
        >
          {word}
          <kbd>x{letter}</kbd>
        </Act>
      ))}
    </fieldset>
  );
}
