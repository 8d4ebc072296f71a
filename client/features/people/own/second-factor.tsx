import { useState } from 'react';
import { apiSend } from '#client/connection/api.ts';
import { Act } from '#client/ui/act.tsx';
import type { RecoveryCodes as Codes, SecondFactorOffer, SignedInPerson } from '#shared/wire/people.ts';
import { CodeInput } from '../code-input.tsx';
import { PassphraseInput } from '../passphrase-input.tsx';
import { useAttempt } from '../use-attempt.ts';
import { OwnForm, OwnPart } from './own-part.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { ScanOffer } from './scan-offer.tsx';

type Step =
  | { at: 'rest' | 'begin' | 'remove' }
  | { at: 'scan'; offer: SecondFactorOffer }
  | { at: 'codes'; codes: string[] };

/** Setting it up in three steps: passphrase, a code from the authenticator, recovery codes that are shown once. */
export function SecondFactor({ me }: { me: SignedInPerson }) {
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const attempt = useAttempt();

  function go(next: Step): void {
    setStep(next);
    setPassphrase('');
    setCode('');
    attempt.reconsider();
  }
  const begin = () =>
    attempt.run(async () => {
      const offer = await apiSend<SecondFactorOffer>('POST', '/api/v1/me/second-factor/begin', {
        passphrase,
      });
      go({ at: 'scan', offer });
    });
  const confirm = () =>
    attempt.run(
      async () => {
        const body = { code: code.trim() };
        const { recoveryCodes } = await apiSend<Codes>('POST', '/api/v1/me/second-factor/confirm', body);
        go({ at: 'codes', codes: recoveryCodes });
      },
      () => setCode(''),
    );
  const remove = () =>
    attempt.run(async () => {
      await apiSend('POST', '/api/v1/me/second-factor/remove', { passphrase, code: code.trim() });
      go({ at: 'rest' });
    });

  const state = me.hasSecondFactor
    ? 'Set. Signing in asks for a code after the passphrase.'
    : 'Not set. A code from your phone makes a stolen passphrase worthless.';
  const passphraseInput = (
    <PassphraseInput
      label="Your passphrase"
      autoComplete="off"
      value={passphrase}
      onChange={setPassphrase}
      first
    />
  );
  const common = { attempt, done: null, onClose: () => go({ at: 'rest' }) };
  const noPassphrase = passphrase === '' ? 'Your passphrase is needed' : null;
  const noCode = code.trim() === '' ? 'The code is needed' : null;
  return (
    <OwnPart title="Second factor" state={state}>
      {step.at === 'rest' && (
        <div>
          <Act onClick={() => go({ at: me.hasSecondFactor ? 'remove' : 'begin' })}>
            {me.hasSecondFactor ? 'Remove the second factor' : 'Set up a second factor'}
          </Act>
        </div>
      )}
      {step.at === 'begin' && (
        <OwnForm {...common} act="Go on" missing={noPassphrase} onSend={() => void begin()}>
          {passphraseInput}
        </OwnForm>
      )}
      {step.at === 'scan' && (
        <OwnForm {...common} act="Confirm" missing={noCode} onSend={() => void confirm()}>
          <ScanOffer offer={step.offer} />
          <CodeInput value={code} onChange={setCode} />
        </OwnForm>
      )}
      {step.at === 'codes' && <RecoveryCodes codes={step.codes} onKept={() => go({ at: 'rest' })} />}
      {step.at === 'remove' && (
        <OwnForm {...common} act="Remove" missing={noPassphrase ?? noCode} onSend={() => void remove()}>
          {passphraseInput}
          <CodeInput value={code} onChange={setCode} first={false} />
        </OwnForm>
      )}
    </OwnPart>
  );
}
