import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Greys only: saturated colour is spent on severity and nothing else. */
const ink: MantineColorsTuple = [
  '#f2f3f5',
  '#e8eaed',
  '#d4d8dd',
  '#b3bbc4',
  '#939ca6',
  '#7f8892',
  '#5c6570',
  '#434c56',
  '#1c2127',
  '#11151a',
];

const large = { defaultProps: { size: 'lg' } };
/** Ticks and dots are read on the ink that fills their box, in the dark too. */
const marked = { defaultProps: { size: 'lg', iconColor: 'var(--on-ink)' } };
/** The ring of a field that has the focus stands clear of the words above it. */
const labels = {
  styles: {
    label: { fontSize: 14, fontWeight: 600, marginBottom: 4 },
    description: { fontSize: 13, marginBottom: 6 },
  },
};

export const theme = createTheme({
  fontFamily: 'var(--font)',
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    InputWrapper: labels,
    Button: large,
    TextInput: large,
    PasswordInput: large,
    NumberInput: large,
    Select: large,
    Textarea: large,
    Checkbox: marked,
    Radio: marked,
  },
});

/** Mantine's own variables spoken in our tokens; both schemes, since the tokens themselves change. */
const inTokens = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-anchor': 'var(--accent)',
  // Edges of fields are controls and must be seen: three to one against what is around them.
  '--mantine-color-gray-4': 'var(--line-strong)',
  '--mantine-color-dark-4': 'var(--line-strong)',
  // The inside of fields in the dark.
  '--mantine-color-dark-6': 'var(--bg)',
  '--mantine-color-error': 'var(--ink)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-2)',
  '--mantine-color-disabled-border': 'var(--line-strong)',
  '--mantine-primary-color-filled': 'var(--ink)',
  '--mantine-primary-color-filled-hover': 'var(--ink-2)',
  '--mantine-primary-color-contrast': 'var(--on-ink)',
  '--mantine-primary-color-light': 'var(--sunken)',
  '--mantine-primary-color-light-hover': 'var(--line)',
  '--mantine-primary-color-light-color': 'var(--ink)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: inTokens,
  dark: inTokens,
});
