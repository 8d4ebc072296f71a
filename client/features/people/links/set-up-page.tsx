import { useState } from 'react';
import { useLinkToken } from '#client/connection/link-token.ts';
import { Loading } from '#client/ui/loading.tsx';
import { useInstallation } from '../use-installation.ts';
import { LinkOver } from './link-over.tsx';
import { SetUpDone } from './set-up-done.tsx';
import { SetUpForm } from './set-up-form.tsx';

const NEW_LINK =
  'It stands in the terminal where the server was started. If it is lost, stop the server and start it again: it prints a new one.';

/** The first page of an installation: the clinic, and the first admin. */
export function SetUpPage() {
  const token = useLinkToken();
  const installation = useInstallation();
  const [over, setOver] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  if (done) return <SetUpDone />;
  if (installation?.setUp === true)
    return (
      <LinkOver
        title="Set up"
        sentence="Afterdose is set up already."
        next="An admin of the clinic adds people."
      />
    );
  if (over !== null)
    return <LinkOver title="Set up" sentence={over} next={`Open the newest link. ${NEW_LINK}`} />;
  if (token === null)
    return (
      <LinkOver title="Set up" sentence="Open the whole link, with what follows the #." next={NEW_LINK} />
    );
  if (installation === null || installation.defaults === null)
    return <Loading what="the form" waitsFor="The server has not answered yet." />;
  const { defaults } = installation;
  return <SetUpForm token={token} defaults={defaults} onDone={() => setDone(true)} onOver={setOver} />;
}
