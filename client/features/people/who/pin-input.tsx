import { useId, useRef, useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import { Icon } from '#client/ui/icon.tsx';
import styles from './who.module.css';

interface Props {
  value: string;
  onChange: (value: string) => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
/** The longest PIN there is; how long this person's is, nothing here knows or tells. */
const LONGEST = 12;

/** Digits by keyboard or finger. What is typed shows as dots; Enter, or the pad's last key, tries it. */
export function PinInput({ value, onChange }: Props) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const type = (text: string) => onChange(text.replace(/\D/g, '').slice(0, LONGEST));
  const press = (text: string) => {
    type(text);
    field.current?.focus();
  };
  return (
    <div className={styles.pin}>
      <label htmlFor={id}>PIN</label>
      <input
        id={id}
        ref={field}
        className={styles.pinField}
        type={shown ? 'text' : 'password'}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event) => type(event.currentTarget.value)}
        data-autofocus
      />
      <Act look="link" aria-pressed={shown} onClick={() => setShown(!shown)}>
        Show what is typed
      </Act>
      <div className={styles.pad}>
        {DIGITS.map((digit) => (
          <button key={digit} type="button" onClick={() => press(value + digit)}>
            {digit}
          </button>
        ))}
        <button type="button" aria-label="Erase the last digit" onClick={() => press(value.slice(0, -1))}>
          <Icon name="arrowLeft" />
        </button>
        <button type="button" onClick={() => press(`${value}0`)}>
          0
        </button>
        <button type="submit" data-look="primary">
          Enter
        </button>
      </div>
    </div>
  );
}
