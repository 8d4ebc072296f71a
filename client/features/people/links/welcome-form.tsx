import { useState } from 'react';
import { useLocation } from 'wouter';
import { forgetLinkToken } from '#client/connection/link-token.ts';
import { letIn } from '#client/connection/sign-in.ts';
import { Act } from '#client/ui/act.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { OpenedInvitation } from '#shared/wire/people.ts';
import styles from '../door.module.css';
import { Door } from '../door.tsx';
import { NewPassphrase } from '../new-passphrase.tsx';
import { NewPin, pinFault } from '../new-pin.tsx';
import { attemptBlock, useAttempt } from '../use-attempt.ts';
import linkStyles from './links.module.css';

interface Props {
  token: string;
  invitation: OpenedInvitation;
  onOver: (sentence: string) => void;
}

export function WelcomeForm({ token, invitation, onOver }: Props) {
  const { name, role, clinicName, why } = invitation;
  const [passphrase, setPassphrase] = useState('');
  const [pin, setPin] = useState('');
  const [, goTo] = useLocation();
  const attempt = useAttempt();
  const missing = passphrase === '' ? 'A passphrase is needed' : pinFault(pin);

  async function send(): Promise<void> {
    if (attemptBlock(attempt, missing) !== null) return;
    const body = { token, passphrase, pin: pin === '' ? null : pin };
    const done = await attempt.run(
      () => letIn('/api/v1/invitations/accept', body),
      (kind, sentence) => kind === 'link-over' && onOver(sentence),
    );
    if (!done) return;
    forgetLinkToken();
    goTo('/', { replace: true });
  }
  return (
    <Door title={why === 'new' ? 'Welcome' : 'A new passphrase'} onSubmit={() => void send()}>
      <p className={linkStyles.who}>
        You are <b>{isolated(name)}</b>, {role} at <b>{isolated(clinicName)}</b>.
      </p>
      {/* A password manager learns whose passphrase it keeps. */}
      <input hidden readOnly autoComplete="username" value={name} />
      <NewPassphrase
        label={why === 'new' ? 'Choose a passphrase' : 'Choose a new passphrase'}
        value={passphrase}
        onChange={(value) => {
          attempt.reconsider();
          setPassphrase(value);
        }}
        known={[name, clinicName]}
        first
      />
      <NewPin value={pin} onChange={setPin} />
      {attempt.sentence !== null && <ProblemNote sentence={attempt.sentence} />}
      <div className={styles.acts}>
        <Act look="primary" type="submit" blockedBy={attemptBlock(attempt, missing)}>
          Go to the board
        </Act>
      </div>
    </Door>
  );
}
