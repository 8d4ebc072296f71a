import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { boardStore } from '#client/store/board.ts';
import { Act } from '#client/ui/act.tsx';
import formStyles from '#client/ui/form.module.css';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { discard } from './discard.ts';
import styles from './sign-out.module.css';
import type { Unsent } from './unsent.ts';

interface Props {
  unsent: readonly Unsent[];
  onStay: () => void;
  onLeave: (drafts: 'forgotten' | 'left') => Promise<void>;
}

/** What is not recorded, and the three ways with it. */
export function UnsentChoice({ unsent, onStay, onLeave }: Props) {
  const [discarding, setDiscarding] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function discardAll(): Promise<void> {
    setBusy(true);
    const why = await discard(unsent, reason.trim());
    setProblem(why);
    if (why === null) await onLeave('forgotten');
    setBusy(false);
  }
  return (
    <>
      <p>
        <b>Not recorded yet:</b>
      </p>
      <ul className={styles.unsent} aria-label="Not recorded yet">
        {unsent.map((one) => (
          <li key={'draft' in one.from ? one.from.draft : one.from.commandId}>
            {one.sessionId !== null && <b>{chairOf(one.sessionId)} </b>}
            {isolated(one.what)} {one.by !== null && <span>{isolated(one.by)}</span>}
          </li>
        ))}
      </ul>
      {discarding && (
        <Textarea
          label="Why it is discarded"
          description="It goes into the record as a note, with what is discarded."
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
          autoFocus
        />
      )}
      {problem !== null && <ProblemNote title="Not discarded" sentence={problem} />}
      <div className={formStyles.acts}>
        <Act onClick={onStay} data-autofocus>
          Stay, and file them
        </Act>
        {discarding ? (
          <Act
            look="primary"
            blockedBy={busy ? 'Sending' : reason.trim() === '' ? 'The reason is needed' : null}
            onClick={() => void discardAll()}
          >
            Discard and sign out
          </Act>
        ) : (
          <>
            <Act onClick={() => setDiscarding(true)}>Discard…</Act>
            <Act look="primary" onClick={() => void onLeave('left')}>
              Leave them here for a colleague
            </Act>
          </>
        )}
      </div>
      {!discarding && (
        <p className={formStyles.quiet}>
          Left here, they wait on this station only. Whoever files them puts their own name to them.
        </p>
      )}
    </>
  );
}

function chairOf(sessionId: string): string {
  const chairId = boardStore.getState().received[sessionId]?.chairId;
  return chairId === undefined || chairId === null ? 'A patient without a chair:' : `Chair ${chairId}:`;
}
