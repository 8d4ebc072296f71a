import { useState } from 'react';
import { apiSend } from '#client/connection/api.ts';
import { useLive } from '#client/store/live.ts';
import type { SignedInPerson } from '#shared/wire/people.ts';
import { NewPassphrase } from '../new-passphrase.tsx';
import { PassphraseInput } from '../passphrase-input.tsx';
import { useAttempt } from '../use-attempt.ts';
import { OwnForm, OwnPart } from './own-part.tsx';

export function OwnPassphrase({ me }: { me: SignedInPerson }) {
  const clinicName = useLive((live) => live.clinic?.name ?? '');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const attempt = useAttempt();

  function change(set: (value: string) => void) {
    return (value: string) => {
      set(value);
      setDone(null);
      attempt.reconsider();
    };
  }
  async function send(): Promise<void> {
    const changed = await attempt.run(() => apiSend('PUT', '/api/v1/me/passphrase', { current, next }));
    if (!changed) return;
    setCurrent('');
    setNext('');
    setDone('Changed. Other stations you were signed in at are signed out.');
  }
  return (
    <OwnPart title="Passphrase" state="Change it when somebody may have seen it.">
      <OwnForm
        act="Change passphrase"
        attempt={attempt}
        missing={current === '' || next === '' ? 'Both passphrases are needed' : null}
        done={done}
        onSend={() => void send()}
      >
        <PassphraseInput
          label="Passphrase now"
          autoComplete="off"
          value={current}
          onChange={change(setCurrent)}
        />
        <NewPassphrase
          label="New passphrase"
          value={next}
          onChange={change(setNext)}
          known={[me.name, clinicName]}
        />
      </OwnForm>
    </OwnPart>
  );
}
