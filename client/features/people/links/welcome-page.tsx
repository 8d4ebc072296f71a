import { useEffect, useState } from 'react';
import { apiSendAnyway, ProblemError } from '#client/connection/api.ts';
import { useLinkToken } from '#client/connection/link-token.ts';
import { Loading } from '#client/ui/loading.tsx';
import type { OpenedInvitation } from '#shared/wire/people.ts';
import { LinkOver } from './link-over.tsx';
import { WelcomeForm } from './welcome-form.tsx';

const NEW_LINK = 'Ask an admin of your clinic for a new link: it works once and not for long.';

type Opening =
  | { token: string; invitation: OpenedInvitation }
  | { token: string; over: string }
  | { token: null };

/** A person's first way in, or the way back in: who they are here, and the passphrase they choose. */
export function WelcomePage() {
  const token = useLinkToken();
  const [opening, setOpening] = useState<Opening>({ token: null });
  useEffect(() => {
    if (token === null) return;
    apiSendAnyway<OpenedInvitation>('POST', '/api/v1/invitations/open', { token }).then(
      (invitation) => setOpening({ token, invitation }),
      (why: unknown) => {
        if (!(why instanceof ProblemError)) throw why;
        setOpening({ token, over: why.problem.detail });
      },
    );
  }, [token]);
  if (token === null)
    return (
      <LinkOver title="Welcome" sentence="Open the whole link, with what follows the #." next={NEW_LINK} />
    );
  if (opening.token !== token)
    return <Loading what="your invitation" waitsFor="The server has not answered yet." />;
  if ('over' in opening) return <LinkOver title="Welcome" sentence={opening.over} next={NEW_LINK} />;
  return (
    <WelcomeForm
      key={token}
      token={token}
      invitation={opening.invitation}
      onOver={(over) => setOpening({ token, over })}
    />
  );
}
