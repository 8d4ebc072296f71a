import { TextInput } from '@mantine/core';
import { useNow } from '#client/store/now.ts';
import { clockField } from '../clock-field.ts';
import { readClock } from '../read-clock.ts';
import { WhichTime } from '../which-time.tsx';
import type { Field } from './act-form.ts';

interface Props {
  field: Extract<Field, { kind: 'time' }>;
  timeZone: string;
  value: string;
  onChange: (text: string) => void;
  /** Where the focus starts in its dialog. */
  first: boolean;
}

/** A time of day. Where the clocks show it twice, the answer also says which one. */
export function TimeField({ field, timeZone, value, onChange, first }: Props) {
  const nowMs = useNow();
  return (
    <>
      <TextInput
        label={field.label}
        description={field.hint}
        required={field.required ?? false}
        name={field.name}
        data-autofocus={first || undefined}
        {...clockField(value, onChange)}
      />
      {value !== '' && (
        <WhichTime
          reading={readClock(value, field.nearMs ?? nowMs, timeZone, nowMs)}
          nowMs={nowMs}
          timeZone={timeZone}
          onChoose={onChange}
        />
      )}
    </>
  );
}
