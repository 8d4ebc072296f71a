import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { forgetLinkToken } from '#client/connection/link-token.ts';
import { letIn } from '#client/connection/sign-in.ts';
import { Act } from '#client/ui/act.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { Installation } from '#shared/wire/people.ts';
import styles from '../door.module.css';
import { Door } from '../door.tsx';
import { NewPassphrase } from '../new-passphrase.tsx';
import { attemptBlock, useAttempt } from '../use-attempt.ts';
import { startingZone, timeZones } from './time-zones.ts';

interface Props {
  token: string;
  onDone: () => void;
  onOver: (sentence: string) => void;
  defaults: NonNullable<Installation['defaults']>;
}

type Draft = Record<'clinicName' | 'timeZone' | 'chairs' | 'name' | 'passphrase', string>;

export function SetUpForm({ token, onDone, onOver, defaults }: Props) {
  const [draft, setDraft] = useState<Draft>({
    clinicName: defaults.clinicName,
    timeZone: startingZone(defaults.timeZone),
    chairs: String(defaults.chairs),
    name: '',
    passphrase: '',
  });
  const attempt = useAttempt();
  const missing = missingOf(draft);
  const set = (field: keyof Draft) => (value: string) => {
    attempt.reconsider();
    setDraft((before) => ({ ...before, [field]: value }));
  };
  const text = (field: keyof Draft) => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => set(field)(event.currentTarget.value),
  });

  async function send(): Promise<void> {
    if (attemptBlock(attempt, missing) !== null) return;
    const body = { ...draft, token, chairs: Number(draft.chairs) };
    const done = await attempt.run(
      () => letIn('/api/v1/set-up', body),
      (kind, sentence) => (kind === 'link-over' || kind === 'already-set-up') && onOver(sentence),
    );
    if (!done) return;
    forgetLinkToken();
    onDone();
  }
  return (
    <Door title="Set up Afterdose" onSubmit={() => void send()}>
      <p className={styles.quiet}>
        The clinic, and the person who looks after it. All of it can be changed later.
      </p>
      <TextInput label="Clinic" autoComplete="organization" autoFocus {...text('clinicName')} />
      <NativeSelect size="lg" label="Time zone" data={timeZones()} {...text('timeZone')} />
      <TextInput
        label="Chairs"
        description="Places where a patient is watched, 1 to 60. They get their numbers from 1 on."
        inputMode="numeric"
        autoComplete="off"
        {...text('chairs')}
      />
      <TextInput
        label="Your name"
        description="You become its first admin."
        autoComplete="name"
        {...text('name')}
      />
      <NewPassphrase
        label="Your passphrase"
        value={draft.passphrase}
        onChange={set('passphrase')}
        known={[draft.clinicName, draft.name]}
      />
      {attempt.sentence !== null && <ProblemNote sentence={attempt.sentence} />}
      <div className={styles.acts}>
        <Act look="primary" type="submit" blockedBy={attemptBlock(attempt, missing)}>
          Set up
        </Act>
      </div>
      {missing !== null && <p className={styles.quiet}>{missing}</p>}
    </Door>
  );
}

function missingOf({ clinicName, chairs, name, passphrase }: Draft): string | null {
  if (clinicName.trim() === '') return 'The name of the clinic is needed.';
  const count = Number(chairs);
  if (!Number.isInteger(count) || count < 1 || count > 60) return 'Chairs: a number from 1 to 60.';
  if (name.trim() === '') return 'Your name is needed.';
  return passphrase === '' ? 'A passphrase is needed.' : null;
}
