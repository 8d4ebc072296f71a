import { useId } from 'react';
import { formatDelta } from '#client/ui/format.ts';
import { severityLook } from '#client/ui/severity.ts';
import { VITALS } from '#shared/clinical/vitals.ts';
import type { VitalKey } from '#shared/vocabulary.ts';
import { worst } from './entry-verdict.ts';
import styles from './measure-field.module.css';
import type { Filing } from './use-filing.ts';

interface Props {
  vital: VitalKey;
  value: string;
  filing: Filing;
  onFocus: () => void;
  onChange: (value: string) => void;
}

/** Where our keypad stands (keypad.module.css), the tablet's own keyboard would only hide half the set. */
const hasKeypad = () => window.matchMedia('(pointer: coarse) and (min-width: 761px)').matches;

/** One measure: its name, unit and box; below it the limit it breaks and its distance from own baseline. */
export function MeasureField({ vital, value, filing, onFocus, onChange }: Props) {
  const id = useId();
  const { name, unit } = VITALS[vital];
  const reasons = filing.preview?.reasons.filter(({ values }) => values.includes(vital)) ?? [];
  const severity = worst(reasons);
  const delta = filing.preview?.deltas[vital];
  return (
    <div
      className={styles.measure}
      data-severity={severity === null ? undefined : severityLook(severity).key}
    >
      <label htmlFor={id}>{name}</label>
      <span className={styles.box}>
        <input
          id={id}
          name={vital}
          aria-describedby={`${id}says`}
          autoComplete="off"
          inputMode={hasKeypad() ? 'none' : 'decimal'}
          value={value}
          readOnly={filing.sending}
          onFocus={onFocus}
          onChange={({ target }) => onChange(target.value.trim())}
        />
        <span>{unit}</span>
      </span>
      <span className={styles.says} id={`${id}says`}>
        {value.startsWith('x') ? 'attempted, failed' : reasons.map(({ text }) => text).join(' · ')}
        {severity === null && delta !== undefined && `own ${formatDelta(delta)}`}
      </span>
    </div>
  );
}
