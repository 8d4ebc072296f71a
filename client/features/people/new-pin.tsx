import { PasswordInput } from '@mantine/core';
import { PIN } from '#shared/wire/people.ts';

interface Props {
  value: string;
  onChange: (value: string) => void;
}

/** Why this cannot be a PIN, as a sentence; null when it can, or when there is none. */
export function pinFault(pin: string): string | null {
  if (pin === '') return null;
  if (/\D/.test(pin)) return 'A PIN has digits only.';
  return PIN.test(pin) ? null : 'A PIN has 6 to 12 digits.';
}

/** A PIN being chosen: dots at a shared station, and it can be looked at. */
export function NewPin({ value, onChange }: Props) {
  return (
    <PasswordInput
      label="PIN for shared stations"
      description="6 to 12 digits. Without one, only your passphrase lets you in."
      inputMode="numeric"
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': 'Show the PIN', tabIndex: 0 }}
      value={value}
      error={pinFault(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
