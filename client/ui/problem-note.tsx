import type { ReactNode } from 'react';
import { isolated } from './isolated.ts';
import styles from './notes.module.css';

interface Props {
  /** What failed. */
  title?: string;
  /** What the server said, as a sentence. */
  sentence: string;
  /** One act that may mend it. */
  children?: ReactNode;
  /** The field it explains, for `aria-describedby`. */
  id?: string;
}

/** A refusal or a failure: a dashed edge and a sentence. Never red; red is for patients. */
export function ProblemNote({ title, sentence, children, id }: Props) {
  return (
    <div className={styles.note} data-look="problem" role="alert" id={id}>
      {title !== undefined && <b>{title}</b>}
      <span>{isolated(sentence)}</span>
      {children}
    </div>
  );
}
