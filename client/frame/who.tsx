import { useState } from 'react';
import { ProblemError } from '#client/connection/api.ts';
import { signOut } from '#client/connection/link.ts';
import { useLive } from '#client/store/live.ts';
import { useKeptCount } from '#client/store/pending.ts';
import { Act } from '#client/ui/act.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import styles from './who.module.css';

/** Who is signed in here, and the way out. */
export function Who() {
  const me = useLive((live) => live.me);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const kept = useKeptCount();
  if (me === null) return null;

  const leave = () =>
    signOut().catch((why: unknown) =>
      setProblem(why instanceof ProblemError ? why.problem.detail : 'Signing out failed.'),
    );
  return (
    <>
      <Act
        look="quiet"
        onClick={() => setAsked(true)}
        aria-label={`${isolated(me.name)}, ${me.role}: sign out`}
      >
        <Icon name="person" />
        <span className={styles.name}>
          {isolated(me.name)}
          <span className={styles.role}>, {me.role}</span>
        </span>
      </Act>
      <Dialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={`Sign out ${isolated(me.name)}?`}
        size="sm"
      >
        <p>This screen then shows nothing until somebody signs in.</p>
        {kept > 0 && <p>Entries kept here: {kept}. They are sent when you sign in on this station again.</p>}
        {problem !== null && <ProblemNote sentence={problem} />}
        <p className={styles.acts}>
          <Act onClick={() => setAsked(false)}>Stay</Act>
          <Act look="primary" onClick={() => void leave()} data-autofocus>
            Sign out
          </Act>
        </p>
      </Dialog>
    </>
  );
}
