import { useBegunByAnother } from '#client/store/drafts.ts';
import { isolated } from '#client/ui/isolated.ts';
import { ClockText } from './clock-text.tsx';
import styles from './draft-note.module.css';

/** Whose words a draft holds when somebody else finds it. Silent for one's own. */
export function DraftNote({ draftKey }: { draftKey: string }) {
  const begun = useBegunByAnother(draftKey);
  if (begun === null) return null;
  return (
    <p className={styles.note} role="status">
      Begun by {isolated(begun.name)} <ClockText atMs={begun.atMs} />. Filing puts your name to it.
    </p>
  );
}
