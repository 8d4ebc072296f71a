import { type EntryTarget, whoIs } from './entry-target.ts';
import { FiledLine } from './filed-line.tsx';
import styles from './filed-note.module.css';
import { RecheckQuestion } from './recheck-question.tsx';
import type { Filed } from './use-filing.ts';

interface Props {
  filed: Filed | null;
  /** null: the session has left the board meanwhile; what was filed still stands here. */
  target: EntryTarget | null;
}

/** What became of the last set, and the question a surprising one brings: asked after it is filed, never before. */
export function FiledNote({ filed, target }: Props) {
  return (
    <div className={styles.filed} aria-live="polite">
      {filed !== null && (
        <FiledLine
          filed={filed}
          who={target === null ? 'A session that has left the board' : whoIs(target)}
        />
      )}
      {filed !== null && target !== null && (
        <RecheckQuestion key={filed.entryId} filed={filed} who={whoIs(target)} />
      )}
    </div>
  );
}
