import { useState } from 'react';
import { Link } from 'wouter';
import { ProblemError } from '#client/connection/api.ts';
import { signOut } from '#client/connection/sign-in.ts';
import { boardStore } from '#client/store/board.ts';
import { allDrafts } from '#client/store/drafts.ts';
import { useLive } from '#client/store/live.ts';
import { pendingStore } from '#client/store/pending.ts';
import { Act } from '#client/ui/act.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import formStyles from '#client/ui/form.module.css';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { heldText } from './held-text.ts';
import { unsentOf } from './unsent.ts';
import { UnsentChoice } from './unsent-choice.tsx';

/** The way out. Nothing unsent goes unseen: it waits, is left for a colleague, or is discarded with a reason. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const name = useLive((live) => live.me?.name ?? '');
  const staffId = useLive((live) => live.me?.staffId);
  const received = boardStore((board) => board.received);
  const held = heldText(Object.values(received), staffId);
  const pending = pendingStore();
  const [problem, setProblem] = useState<string | null>(null);
  const unsent = unsentOf(Object.values(pending), allDrafts());

  async function leave(drafts: 'forgotten' | 'left'): Promise<void> {
    setProblem(null);
    await signOut(drafts).catch((why: unknown) => {
      if (!(why instanceof ProblemError)) throw why;
      setProblem(why.problem.detail);
    });
  }
  return (
    <Dialog
      opened
      title={`Sign out ${isolated(name)}?`}
      onClose={onClose}
      size={unsent.length === 0 ? 'sm' : 'md'}
    >
      <div className={formStyles.form}>
        <p>This screen then shows nothing until somebody signs in.</p>
        {held !== '' && (
          <p>
            <b>{held}</b>{' '}
            <Link href="/handover" onClick={onClose}>
              Hand over first
            </Link>
          </p>
        )}
        {problem !== null && <ProblemNote sentence={problem} />}
        {unsent.length === 0 ? (
          <p className={formStyles.acts}>
            <Act onClick={onClose}>Stay</Act>
            <Act look="primary" onClick={() => void leave('forgotten')} data-autofocus>
              Sign out
            </Act>
          </p>
        ) : (
          <UnsentChoice unsent={unsent} onStay={onClose} onLeave={leave} />
        )}
      </div>
    </Dialog>
  );
}
