import { useState } from 'react';
import { apiSend } from '#client/connection/api.ts';
import { Act } from '#client/ui/act.tsx';
import type { SignedInPerson } from '#shared/wire/people.ts';
import { NewPin, pinFault } from '../new-pin.tsx';
import { PassphraseInput } from '../passphrase-input.tsx';
import { useAttempt } from '../use-attempt.ts';
import { OwnForm, OwnPart } from './own-part.tsx';

type Asked = 'set' | 'remove' | null;

export function OwnPin({ me }: { me: SignedInPerson }) {
  const [asked, setAsked] = useState<Asked>(null);
  const [pin, setPin] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const attempt = useAttempt();

  function ask(what: Asked): void {
    setAsked(what);
    setPin('');
    setPassphrase('');
    setDone(null);
    attempt.reconsider();
  }
  async function send(): Promise<void> {
    const body = { passphrase, pin: asked === 'remove' ? null : pin };
    if (!(await attempt.run(() => apiSend('PUT', '/api/v1/me/pin', body)))) return;
    ask(null);
    setDone(asked === 'remove' ? 'Removed.' : 'Set.');
  }
  const fault = asked === 'remove' ? null : pin === '' ? 'The PIN is needed' : pinFault(pin);
  return (
    <OwnPart
      title="PIN"
      state={me.hasPin ? 'Set. It takes you into a shared station.' : 'There is none that works.'}
    >
      {asked === null ? (
        <div>
          <Act onClick={() => ask('set')}>{me.hasPin ? 'Change PIN' : 'Set a PIN'}</Act>{' '}
          {me.hasPin && <Act onClick={() => ask('remove')}>Remove PIN</Act>} <span role="status">{done}</span>
        </div>
      ) : (
        <OwnForm
          act={asked === 'remove' ? 'Remove PIN' : 'Set PIN'}
          attempt={attempt}
          missing={fault ?? (passphrase === '' ? 'Your passphrase is needed' : null)}
          done={done}
          onSend={() => void send()}
          onClose={() => ask(null)}
        >
          {asked === 'set' && <NewPin value={pin} onChange={setPin} />}
          <PassphraseInput
            label="Your passphrase"
            autoComplete="off"
            value={passphrase}
            onChange={setPassphrase}
          />
        </OwnForm>
      )}
    </OwnPart>
  );
}
