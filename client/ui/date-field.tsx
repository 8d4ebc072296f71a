import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatBirthDate } from './format.ts';
import { readDate } from './read-date.ts';

interface Props {
  label: string;
  /** `1991-05-12`, or as typed while it is no date yet. */
  value: string;
  onChange: (value: string) => void;
  name?: string;
  error?: string | null;
  required?: boolean;
  first?: boolean;
}

/**
 * A calendar date, day first as it is written here, with its reading below: the browser's own field follows the
 * language of the browser, and would show 05/12 to one nurse and 12/05 to the next.
 */
export function DateField({
  label,
  value,
  onChange,
  name,
  error = null,
  required = false,
  first = false,
}: Props) {
  const [typed, setTyped] = useState(value);
  // What somebody types stays as typed; what comes from elsewhere replaces it.
  const shown = (readDate(typed) ?? typed) === value ? typed : value;
  const day = readDate(shown);
  return (
    <TextInput
      label={label}
      description={day === null ? 'Day, month, year: 31.5.1990' : formatBirthDate(day)}
      inputMode="text"
      autoComplete="off"
      spellCheck={false}
      {...(name === undefined ? {} : { name })}
      error={error}
      required={required}
      data-autofocus={first || undefined}
      value={shown}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(readDate(currentTarget.value) ?? currentTarget.value);
      }}
    />
  );
}
