import { useId } from 'react';
import { useNow } from '#client/store/now.ts';
import { clockField } from '#client/ui/clock-field.ts';
import { formatAge } from '#client/ui/format.ts';
import { type ClockReading, clockTime } from '#client/ui/read-clock.ts';
import { WhichTime } from '#client/ui/which-time.tsx';
import { timeWord, withClock } from './entry-fields.ts';
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
      <label htmlFor={`${id}at`}>Taken {whenText(text, parsed.time, measured, nowMs)}</label>
      <input
        id={`${id}at`}
        form={formId}
        className={styles.clock}
        {...clockField(fieldText(text, measured, timeZone), (clock) => onText(withClock(text, clock)))}
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

function whenText(text: string, time: TypedTime | null, { atMs }: ClockReading, nowMs: number): string {
  if (timeWord(text) === '') return 'now';
  if (time === null || atMs === null) return 'at no such time';
  return atMs > nowMs ? 'still to come' : formatAge(atMs, nowMs);
}

/** What stands in the field: the clock as typed, or the clock that so many minutes ago showed. */
function fieldText(text: string, { atMs }: ClockReading, timeZone: string): string {
  const typed = timeWord(text);
  if (typed.startsWith('@')) return typed.slice(1);
  return typed === '' || atMs === null ? '' : clockTime(atMs, timeZone);
}
