import { useEffect, useRef, useState } from 'react';
import { type Proof, switchPerson } from '#client/connection/sign-in.ts';
import { Act } from '#client/ui/act.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { Colleague } from '#shared/wire/people.ts';
import { CodeInput } from '../code-input.tsx';
import { PassphraseInput } from '../passphrase-input.tsx';
import { attemptBlock, useAttempt } from '../use-attempt.ts';
import { noteHere } from './lately-here.ts';
import { PinInput } from './pin-input.tsx';
import styles from './who.module.css';

interface Props {
  colleague: Colleague;
  /** Only the passphrase begins a new sign-in. */
  passphraseOnly: boolean;
  onProved: () => void;
  /** Back to the list; null where only this person is meant. */
  onBack: (() => void) | null;
}

/** The proof: PIN, or the passphrase with a code where one is set. */
export function ProveForm({ colleague, passphraseOnly, onProved, onBack }: Props) {
  const [way, setWay] = useState<'pin' | 'passphrase'>(
    colleague.pinWorks && !passphraseOnly ? 'pin' : 'passphrase',
  );
  const [pin, setPin] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const attempt = useAttempt();
  const form = useFocusOnFirst(`${way} ${code === null ? '' : 'code'}`);
  const empty = way === 'pin' ? pin === '' : passphrase === '' || code === '';

  async function prove(): Promise<void> {
    if (empty || attempt.waiting) return;
    const done = await attempt.run(() => switchPerson(colleague.staffId, proof()), refused);
    if (!done) return;
    noteHere(colleague.staffId);
    onProved();
  }
  function proof(): Proof {
    if (way === 'pin') return { pin };
    return { passphrase, ...(code !== null && { code }) };
  }
  function refused(kind: string): void {
    setPin('');
    if (kind === 'code-needed' || code !== null) setCode('');
    else setPassphrase('');
    // Only a further step, not a refusal.
    if (kind === 'code-needed' && code === null) attempt.reconsider();
    if (kind === 'passphrase-needed') setWay('passphrase');
  }
  function change(): void {
    setWay(way === 'pin' ? 'passphrase' : 'pin');
    setCode(null);
    attempt.reconsider();
  }
  return (
    <form
      ref={form}
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault();
        void prove();
      }}
    >
      <p className={styles.chosen}>
        <span>
          <b>{isolated(colleague.name)}</b>, {colleague.role}
        </span>
        {onBack !== null && (
          <Act look="link" onClick={onBack}>
            Somebody else
          </Act>
        )}
      </p>
      {way === 'pin' && <PinInput value={pin} onChange={setPin} />}
      {way === 'passphrase' && (
        <>
          {!colleague.pinWorks && !passphraseOnly && (
            <p className={styles.quiet}>
              There is no PIN to use: the passphrase lets {isolated(colleague.name)} in.
            </p>
          )}
          <PassphraseInput
            label="Passphrase"
            autoComplete="off"
            value={passphrase}
            onChange={setPassphrase}
            first={code === null}
          />
        </>
      )}
      {code !== null && <CodeInput value={code} onChange={setCode} />}
      {attempt.sentence !== null && <ProblemNote sentence={attempt.sentence} />}
      <div className={styles.acts}>
        {colleague.pinWorks && !passphraseOnly && (
          <Act onClick={change}>{way === 'pin' ? 'Passphrase instead' : 'PIN instead'}</Act>
        )}
        {way === 'passphrase' && (
          <Act look="primary" type="submit" blockedBy={attemptBlock(attempt, null)}>
            {attempt.sending ? 'Signing in' : 'Go on'}
          </Act>
        )}
      </div>
    </form>
  );
}

/** A step that replaces another takes the focus to its field: hands stay on the keys. */
function useFocusOnFirst(step: string) {
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new step begins at its field
  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLElement>('[data-autofocus]');
    fields?.item(fields.length - 1)?.focus();
  }, [step]);
  return form;
}
