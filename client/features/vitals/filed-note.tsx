import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { formatClockSeconds } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { EmergencyQuestion } from './emergency-question.tsx';
import { type EntryTarget, whoIs } from './entry-target.ts';
import styles from './filed-note.module.css';
import { RecheckQuestion } from './recheck-question.tsx';
import type { Filed } from './use-filing.ts';

interface Props {
  filed: Filed | null;
  /** null: the session has left the board meanwhile; what was filed still stands here. */
  target: EntryTarget | null;
}

/** What became of the last set, and the questions a dangerous one brings: asked after it is filed, never before. */
export function FiledNote({ filed, target }: Props) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  return (
    <div className={styles.filed} aria-live="polite">
      {filed !== null && (
        <p className={styles.line} data-state={filed.outcome.state}>
          <span>{target === null ? 'A session that has left the board' : whoIs(target)}</span>{' '}
          <b>{filed.text}</b>{' '}
          {filed.outcome.state === 'recorded' ? (
            <span>
              <Icon name="tick" /> Recorded {formatClockSeconds(filed.outcome.atMs, zone)}
            </span>
          ) : (
            <span>Kept on this station. Not recorded. {filed.outcome.why}</span>
          )}
        </p>
      )}
      {filed !== null && target !== null && (
        <>
          <RecheckQuestion key={`recheck-${filed.readingId}`} filed={filed} who={whoIs(target)} />
          <EmergencyQuestion key={`emergency-${filed.readingId}`} filed={filed} who={whoIs(target)} />
        </>
      )}
      {filed !== null && target !== null && (filed.preview?.askAfter.length ?? 0) > 0 && (
        <Link href={`/sessions/${filed.sessionId}`}>Correct it on the session page</Link>
      )}
    </div>
  );
}
