import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { signIn } from '#client/connection/sign-in.ts';
import { useLive } from '#client/store/live.ts';
import { useKeptCount } from '#client/store/pending.ts';
import { Act } from '#client/ui/act.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { CodeInput } from './code-input.tsx';
import styles from './door.module.css';
import { Door } from './door.tsx';
import { PassphraseInput } from './passphrase-input.tsx';
import { attemptBlock, useAttempt } from './use-attempt.ts';
import { useInstallation } from './use-installation.ts';

const CLINIC_KEY = 'afterdose-clinic';

/** Name and passphrase, the clinic where there are several, then the code where a second factor is set. */
export function SignInPage() {
  const installation = useInstallation();
  if (installation?.setUp === false) return <NotSetUp />;
  return <SignInForm severalClinics={installation?.severalClinics === true} />;
}

function SignInForm({ severalClinics }: { severalClinics: boolean }) {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [clinic, setClinic] = useState(() => localStorage.getItem(CLINIC_KEY) ?? '');
  const [code, setCode] = useState('');
  const [codeAsked, setCodeAsked] = useState(false);
  // Where too many have failed, a code with the passphrase still gets in at once: nobody is locked out by others.
  const [codeBeside, setCodeBeside] = useState(false);
  const attempt = useAttempt();
  const withCode = codeAsked || (codeBeside && code.trim() !== '');
  const missing = missingOf(name, passphrase, severalClinics ? clinic : null, codeAsked ? code : null);
  const blockedBy = codeBeside && withCode ? missing : attemptBlock(attempt, missing);

  async function send(): Promise<void> {
    if (blockedBy !== null) return;
    const body = { name, passphrase, ...(severalClinics && { clinic }), ...(withCode && { code }) };
    const done = await attempt.run(() => signIn(body), refused);
    if (done && severalClinics) localStorage.setItem(CLINIC_KEY, clinic);
  }
  function refused(kind: string): void {
    setCode('');
    if (kind === 'code-needed' && !withCode) {
      setCodeAsked(true);
      attempt.reconsider();
    }
    if (kind === 'too-many-attempts') setCodeBeside(true);
    else if (!codeAsked && kind === 'wrong-sign-in') setPassphrase('');
  }
  function back(): void {
    setCodeAsked(false);
    setPassphrase('');
    attempt.reconsider();
  }
  return (
    <Door title="Sign in" onSubmit={() => void send()}>
      <Before />
      {codeAsked ? (
        <>
          <p className={styles.quiet}>The passphrase of {isolated(name)} fits.</p>
          <CodeInput value={code} onChange={setCode} />
        </>
      ) : (
        <>
          {severalClinics && (
            <TextInput
              label="Clinic"
              autoComplete="organization"
              value={clinic}
              onChange={(event) => setClinic(event.currentTarget.value)}
            />
          )}
          <TextInput
            label="Name"
            autoComplete="username"
            autoCapitalize="words"
            spellCheck={false}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoFocus
          />
          <PassphraseInput
            label="Passphrase"
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
          />
          {codeBeside && <CodeInput value={code} onChange={setCode} first={false} />}
        </>
      )}
      {attempt.sentence !== null && <ProblemNote sentence={attempt.sentence} />}
      {codeBeside && attempt.waiting && (
        <p className={styles.quiet}>With a code from your authenticator there is no wait.</p>
      )}
      <div className={styles.acts}>
        {codeAsked && <Act onClick={back}>Back</Act>}
        <Act look="primary" type="submit" blockedBy={blockedBy}>
          {attempt.sending ? 'Signing in' : 'Sign in'}
        </Act>
      </div>
    </Door>
  );
}

/** What happened here before: why somebody was signed out, and what is still kept to be sent. */
function Before() {
  const why = useLive((live) => live.signedOutWhy);
  const kept = useKeptCount();
  if (why === null && kept === 0) return null;
  return (
    <p role="status">
      {why}{' '}
      {kept > 0 &&
        `${kept === 1 ? 'One entry is' : `${kept} entries are`} kept on this station and sent once you sign in.`}
    </p>
  );
}

/** Nobody can sign in before there is a clinic, and the link that makes one is shown where the server runs. */
function NotSetUp() {
  return (
    <Door title="Afterdose is not set up yet">
      <Empty title="Open the one-time set-up link">
        <span>
          It stands in the terminal where the server was started and begins with this address, followed by
          /set-up. If it is lost, stop the server and start it again: it prints a new one.
        </span>
      </Empty>
    </Door>
  );
}

function missingOf(
  name: string,
  passphrase: string,
  clinic: string | null,
  code: string | null,
): string | null {
  if (code !== null) return code.trim() === '' ? 'The code is needed' : null;
  if (clinic !== null && clinic.trim() === '') return 'The clinic is needed';
  return name.trim() === '' || passphrase === '' ? 'Name and passphrase are needed' : null;
}
