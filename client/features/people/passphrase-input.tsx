import { PasswordInput } from '@mantine/core';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What a password manager makes of it; `off` where it would fill in the wrong person's. */
  autoComplete: 'current-password' | 'new-password' | 'off';
  first?: boolean;
  describedBy?: string | undefined;
}

/** A passphrase: pasting is welcome, and it can be looked at while it is typed. */
export function PassphraseInput({ label, value, onChange, autoComplete, first = false, describedBy }: Props) {
  return (
    <PasswordInput
      label={label}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed', tabIndex: 0 }}
      aria-describedby={describedBy}
      data-autofocus={first || undefined}
      autoFocus={first}
    />
  );
}
