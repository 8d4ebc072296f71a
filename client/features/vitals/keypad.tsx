import styles from './keypad.module.css';

interface Props {
  onDigit: (digit: string) => void;
  onErase: () => void;
  onNext: () => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0'] as const;

/** Types into the box last touched. Shown where the pointer is a finger; keyboards need none. */
export function Keypad({ onDigit, onErase, onNext }: Props) {
  return (
    // The press must not take the focus from the box it types into.
    <fieldset className={styles.keypad} aria-label="Keypad" onPointerDown={(event) => event.preventDefault()}>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" className={styles.word} aria-label="Delete last digit" onClick={onErase}>
        Delete
      </button>
      <button type="button" className={styles.next} onClick={onNext}>
        Next field
      </button>
    </fieldset>
  );
}
