import { useEffect, useState } from 'react';
import { apiGet, ProblemError } from '#client/connection/api.ts';
import { signOutEverywhere } from '#client/connection/sign-in.ts';
import { useLive } from '#client/store/live.ts';
import { processNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import { formatWhen } from '#client/ui/format.ts';
import { Loading } from '#client/ui/loading.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { SignInWay } from '#shared/staff-events.ts';
import type { OwnSignIn } from '#shared/wire/people.ts';
import { PassphraseInput } from '../passphrase-input.tsx';
import { useAttempt } from '../use-attempt.ts';
import styles from './own.module.css';
import { OwnForm, OwnPart } from './own-part.tsx';

const BY: Record<SignInWay, string> = {
  passphrase: 'by passphrase',
  passphraseAndCode: 'by passphrase and code',
  recoveryCode: 'by passphrase and recovery code',
  pin: 'by PIN',
  invitation: 'by invitation link',
};

/** Every place this person is signed in, and the way to end them all at once. */
export function OwnSignIns() {
  const [signIns, setSignIns] = useState<OwnSignIn[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const attempt = useAttempt();
  useEffect(() => {
    apiGet<{ signIns: OwnSignIn[] }>('/api/v1/me/sign-ins').then(
      (answer) => setSignIns(answer.signIns),
      (why: unknown) => {
        if (!(why instanceof ProblemError)) throw why;
        setProblem(why.problem.detail);
      },
    );
  }, []);
  const everywhere = () => attempt.run(() => signOutEverywhere(passphrase));
  return (
    <OwnPart title="Signed in" state="End them all when a station is out of your sight and yours no more.">
      {problem !== null && <ProblemNote title="Your sign-ins did not load" sentence={problem} />}
      {signIns === null && problem === null && (
        <Loading what="your sign-ins" waitsFor="The server has not answered yet." />
      )}
      <ul className={styles.signIns}>
        {signIns?.map((signIn) => (
          <SignInLine key={`${signIn.startedAtMs} ${signIn.by}`} signIn={signIn} />
        ))}
      </ul>
      {asked ? (
        <OwnForm
          act="Sign out everywhere"
          attempt={attempt}
          missing={passphrase === '' ? 'Your passphrase is needed' : null}
          done={null}
          onSend={() => void everywhere()}
          onClose={() => setAsked(false)}
        >
          <PassphraseInput
            label="Your passphrase"
            autoComplete="off"
            value={passphrase}
            onChange={setPassphrase}
            first
          />
        </OwnForm>
      ) : (
        <div>
          <Act onClick={() => setAsked(true)}>Sign out everywhere, here too</Act>
        </div>
      )}
    </OwnPart>
  );
}

function SignInLine({ signIn }: { signIn: OwnSignIn }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  // Sign-ins begin and end on the machine's clock, not on the clinic's, which a test may move.
  const when = (atMs: number) => formatWhen(atMs, processNow(), zone);
  const { here, by, startedAtMs, lastActiveAtMs, expiresAtMs, locked } = signIn;
  return (
    <li>
      <b>{here ? 'This station' : 'Another station'}</b>{' '}
      <span>
        since {when(startedAtMs)}, {BY[by]}
        {locked ? ', locked' : ''}. Last touched {when(lastActiveAtMs)}, ends by itself {when(expiresAtMs)}.
      </span>
    </li>
  );
}
