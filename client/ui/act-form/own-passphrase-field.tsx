import { PasswordInput } from '@mantine/core';
import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';

interface Props {
  value: string;
  onChange: (value: string) => void;
  /** Where the focus starts in its dialog. */
  first?: boolean;
}

/** The passphrase of whoever acts, given again. It lives in its dialog only and is never kept. */
export function OwnPassphraseField({ value, onChange, first = false }: Props) {
  const name = useLive((live) => live.me?.name ?? '');
  return (
    <PasswordInput
      label={`${isolated(name)}, your passphrase`}
      value={value}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
      data-autofocus={first || undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
