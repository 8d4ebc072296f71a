import { useId } from 'react';
import { useNow } from '#client/store/now.ts';
import { clockTime } from '#client/ui/act-form/clock-time.ts';
import { formatAge } from '#client/ui/format.ts';
import { withClock } from './entry-fields.ts';
import styles from './measured-time.module.css';
import type { Filing } from './use-filing.ts';

interface Props {
  filing: Filing;
  text: string;
  onText: (text: string) => void;
  /** The form that Enter in these fields files, where they stand outside it. */
  formId?: string;
}

/** When the set was taken: now, unless a time is chosen. An older set says why it comes late. */
export function MeasuredTime({ filing, text, onText, formId }: Props) {
  const id = useId();
  const nowMs = useNow();
  const { parsed, verdict, takenAtMs, timeZone, lateReason, setLateReason, refused } = filing;
  const chosen = parsed.time !== null;
  const lateNeeded = verdict.kind === 'late' || lateReason !== '' || refused?.code === 'lateReasonNeeded';
  return (
    <div className={styles.time}>
      <label htmlFor={`${id}at`}>
        Taken {chosen ? `${takenAtMs > nowMs ? 'in the future' : formatAge(takenAtMs, nowMs)}` : 'now'}
      </label>
      <input
        id={`${id}at`}
        form={formId}
        type="time"
        value={chosen ? clockTime(takenAtMs, timeZone) : ''}
        onChange={({ target }) => onText(withClock(text, target.value))}
      />
      {lateNeeded && (
        <>
          <label htmlFor={`${id}why`}>Why it is entered late</label>
          <input
            id={`${id}why`}
            form={formId}
            className={styles.why}
            value={lateReason}
            maxLength={4000}
            onChange={({ target }) => setLateReason(target.value)}
          />
        </>
      )}
    </div>
  );
}
