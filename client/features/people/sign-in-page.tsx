import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ProblemError } from '#client/connection/api.ts';
import { signIn } from '#client/connection/link.ts';
import { Act } from '#client/ui/act.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import styles from './sign-in-page.module.css';

/** Name and passphrase. The name stays after a refusal; the passphrase is asked for again. */
export function SignInPage() {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    try {
      await signIn(name, passphrase);
    } catch (why) {
      setPassphrase('');
      setProblem(why instanceof ProblemError ? why.problem.detail : 'Signing in failed.');
      setSending(false);
    }
  };
  const incomplete = name.trim() === '' || passphrase === '';
  return (
    <div className={styles.page}>
      <form className={styles.form} onSubmit={(event) => void send(event)}>
        <h1>Sign in</h1>
        <TextInput
          label="Name"
          autoComplete="username"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
        />
        <PasswordInput
          label="Passphrase"
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
        />
        {problem !== null && <ProblemNote sentence={problem} />}
        <Act
          look="primary"
          type="submit"
          blockedBy={sending ? 'Signing in' : incomplete ? 'Name and passphrase are needed' : null}
        >
          {sending ? 'Signing in' : 'Sign in'}
        </Act>
      </form>
    </div>
  );
}
