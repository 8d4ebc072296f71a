import { useId } from 'react';
import styles from './door.module.css';
import { type KnownWords, passphraseAdvice } from './passphrase-advice.ts';
import { PassphraseInput } from './passphrase-input.tsx';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  known: KnownWords;
  first?: boolean;
}

/** A passphrase being chosen, with advice as it is typed. It can be looked at, so it is asked for once. */
export function NewPassphrase({ label, value, onChange, known, first = false }: Props) {
  const id = useId();
  return (
    <div>
      <PassphraseInput
        label={label}
        autoComplete="new-password"
        value={value}
        onChange={onChange}
        first={first}
        describedBy={id}
      />
      <p id={id} className={styles.quiet} aria-live="polite">
        {passphraseAdvice(value, known)}
      </p>
    </div>
  );
}
