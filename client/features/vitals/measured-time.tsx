import { useId } from 'react';
import { useNow } from '#client/store/now.ts';
import { formatAge } from '#client/ui/format.ts';
import { type ClockReading, clockTime } from '#client/ui/read-clock.ts';
import { WhichTime } from '#client/ui/which-time.tsx';
import { clockText, withClock } from './entry-fields.ts';
import type { TypedTime } from './entry-tokens.ts';
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
  const { parsed, verdict, measured, timeZone, lateReason, setLateReason, refused } = filing;
  const lateNeeded = verdict.kind === 'late' || lateReason !== '' || refused?.code === 'lateReasonNeeded';
  return (
    <div className={styles.time}>
      <label htmlFor={`${id}at`}>Taken {whenText(parsed.time, measured, nowMs)}</label>
      <input
        id={`${id}at`}
        form={formId}
        type="time"
        value={fieldText(parsed.time, measured, timeZone)}
        onChange={({ target }) => onText(withClock(text, target.value))}
      />
      <WhichTime
        reading={measured}
        nowMs={nowMs}
        timeZone={timeZone}
        onChoose={(clock) => onText(withClock(text, clock))}
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

function whenText(time: TypedTime | null, { atMs }: ClockReading, nowMs: number): string {
  if (time === null) return 'now';
  if (atMs === null) return 'at no such time';
  return atMs > nowMs ? 'in the future' : formatAge(atMs, nowMs);
}

function fieldText(time: TypedTime | null, { atMs }: ClockReading, timeZone: string): string {
  if (time === null) return '';
  if (time.kind === 'clock') return clockText({ ...time, offset: '' });
  return atMs === null ? '' : clockTime(atMs, timeZone);
}
