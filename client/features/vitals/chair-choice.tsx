import { useId } from 'react';
import { formatBirthDate } from '#client/ui/format.ts';
import { type EntryTarget, whoIs } from './entry-target.ts';
import styles from './quick-entry.module.css';

interface Props {
  sessions: readonly EntryTarget[];
  /** One patient and no other: nothing to choose. */
  fixed: boolean;
  bound: EntryTarget | null;
  onBind: (sessionId: string) => void;
  /** Digits of a chair typed so far. */
  typed: string;
  /** A chair that was chosen and has no patient. */
  nobodyIn: string | null;
}

/** Names the one patient the field is bound to, by chair, name and birth date; chooses another where there are more. */
export function ChairChoice({ sessions, fixed, bound, onBind, typed, nobodyIn }: Props) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <label htmlFor={fixed ? undefined : id}>
        Record vitals for{typed === '' ? '' : ` chair ${typed}… Enter`}
      </label>
      {fixed && bound !== null ? (
        <p>{lineOf(bound)}</p>
      ) : (
        <select
          id={id}
          value={bound?.sessionId ?? ''}
          onChange={({ target }) => target.value !== '' && onBind(target.value)}
        >
          <option value="">Choose a chair</option>
          {sessions.map((target) => (
            <option key={target.sessionId} value={target.sessionId}>
              {lineOf(target)}
            </option>
          ))}
        </select>
      )}
      <p className={styles.nobody} aria-live="polite">
        {nobodyIn !== null && `Nobody is in chair ${nobodyIn}.`}
      </p>
    </div>
  );
}

function lineOf(target: EntryTarget): string {
  return `${whoIs(target)} · ${formatBirthDate(target.identity.birthDate)}`;
}
