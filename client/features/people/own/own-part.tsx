import type { ReactNode } from 'react';
import { Act } from '#client/ui/act.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { type Attempt, attemptBlock } from '../use-attempt.ts';
import styles from './own.module.css';

interface Props {
  title: string;
  /** How it is now, in a few words. */
  state: string;
  children: ReactNode;
}

/** One part of the page: what it is about, how it stands, and what can be done. */
export function OwnPart({ title, state, children }: Props) {
  return (
    <section className={styles.part} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <p className={styles.quiet}>{state}</p>
      </div>
      {children}
    </section>
  );
}

interface FormProps {
  /** The word on the button. */
  act: string;
  attempt: Attempt;
  missing: string | null;
  /** What was done, once it is. */
  done: string | null;
  onSend: () => void;
  onClose?: () => void;
  children: ReactNode;
}

/** Fields with one act below; Enter sends. */
export function OwnForm({ act, attempt, missing, done, onSend, onClose, children }: FormProps) {
  const blockedBy = attemptBlock(attempt, missing);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (blockedBy === null) onSend();
      }}
    >
      {children}
      {attempt.sentence !== null && <ProblemNote sentence={attempt.sentence} />}
      <div className={styles.acts}>
        <Act look="primary" type="submit" blockedBy={blockedBy}>
          {act}
        </Act>
        {onClose !== undefined && <Act onClick={onClose}>Not now</Act>}
        <span role="status">{done}</span>
      </div>
    </form>
  );
}
