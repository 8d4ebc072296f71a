import { TextInput } from '@mantine/core';

interface Props {
  value: string;
  onChange: (value: string) => void;
  /** It is a step of its own: hands go on there. */
  first?: boolean;
}

/** The second factor. Recovery codes have letters, so the keyboard stays whole. */
export function CodeInput({ value, onChange, first = true }: Props) {
  return (
    <TextInput
      label="Code"
      description="Six digits from your authenticator, or one of your recovery codes."
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus={first || undefined}
      autoFocus={first}
    />
  );
}
