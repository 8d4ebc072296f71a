import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Act } from '#client/ui/act.tsx';
import { Icon } from '#client/ui/icon.tsx';

/** Light or dark, kept on this station. */
export function ColourSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <Act
      look="quiet"
      aria-label={dark ? 'Light colours' : 'Dark colours'}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </Act>
  );
}
