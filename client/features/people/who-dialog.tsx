import { useEffect, useState } from 'react';
import { useLive } from '#client/store/live.ts';
import { settleWho, type WhoReason, whoQuestion } from '#client/store/who-is-there.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { SignOutDialog } from './sign-out/sign-out-dialog.tsx';
import { OwnActs } from './who/own-acts.tsx';
import { WhoForm } from './who/who-form.tsx';

const TITLES: Record<WhoReason, string> = {
  locked: 'Who is there?',
  switch: 'Who is here?',
  expiring: 'Sign in anew',
};

/** Asks who is at this station, whenever something needs to know. Closing it answers that nobody said. */
export function WhoDialog() {
  const asked = whoQuestion((question) => question.asked);
  const isHeld = useLive((live) => live.me !== null);
  const [signingOut, setSigningOut] = useState(false);
  // Nobody is left to ask: whoever waits for the answer is told.
  useEffect(() => () => settleWho(false), []);
  if (!isHeld) return null;
  if (signingOut) return <SignOutDialog onClose={() => setSigningOut(false)} />;
  if (asked === null) return null;
  return (
    <Dialog opened title={TITLES[asked.why]} onClose={() => settleWho(false)} size="sm" top>
      <WhoForm why={asked.why} onProved={() => settleWho(true)}>
        {asked.why === 'switch' && (
          <OwnActs
            onSignOut={() => {
              settleWho(false);
              setSigningOut(true);
            }}
          />
        )}
      </WhoForm>
    </Dialog>
  );
}
