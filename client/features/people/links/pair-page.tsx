import { useState } from 'react';
import { useLocation } from 'wouter';
import { forgetLinkToken, useLinkToken } from '#client/connection/link-token.ts';
import { letIn, signOut } from '#client/connection/sign-in.ts';
import { useLive } from '#client/store/live.ts';
import { Act } from '#client/ui/act.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import styles from '../door.module.css';
import { Door } from '../door.tsx';
import { attemptBlock, useAttempt } from '../use-attempt.ts';
import { LinkOver } from './link-over.tsx';

const NEW_LINK = 'Ask an admin for a new link, and open it on this screen.';

/** Makes this screen a wall display. One press, so that a link opened on the wrong machine changes nothing yet. */
export function PairPage() {
  const token = useLinkToken();
  const me = useLive((live) => live.me);
  const [over, setOver] = useState<string | null>(null);
  const [, goTo] = useLocation();
  const attempt = useAttempt();

  async function pair(): Promise<void> {
    const done = await attempt.run(
      async () => {
        if (me !== null) await signOut('left');
        await letIn('/api/v1/displays/pair', { token });
      },
      (kind, sentence) => kind === 'link-over' && setOver(sentence),
    );
    if (!done) return;
    forgetLinkToken();
    goTo('/wall', { replace: true });
  }
  if (over !== null) return <LinkOver title="Wall display" sentence={over} next={NEW_LINK} />;
  if (token === null)
    return (
      <LinkOver
        title="Wall display"
        sentence="Open the whole link, with what follows the #."
        next={NEW_LINK}
      />
    );
  return (
    <Door title="Make this screen a wall display" onSubmit={() => void pair()}>
      <p>
        It then shows the board to whoever stands before it, and can do nothing else. An admin can remove it.
      </p>
      {me !== null && <p>{isolated(me.name)} is signed out of this screen.</p>}
      {attempt.sentence !== null && <ProblemNote sentence={attempt.sentence} />}
      <div className={styles.acts}>
        <Act look="primary" type="submit" blockedBy={attemptBlock(attempt, null)} autoFocus>
          Show the board here
        </Act>
      </div>
    </Door>
  );
}
