import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { cssVariables, theme } from '#client/ui/theme.ts';
import { styleNonce } from './style-nonce.ts';

const desk = localStorageColorSchemeManager({ key: 'afterdose-colours' });
const wall = localStorageColorSchemeManager({ key: 'afterdose-wall-colours' });

/** Light or dark by choice of the station; a wall starts dark and keeps its own choice. */
export function Scheme({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const onWall = path === '/wall';
  return (
    <MantineProvider
      key={onWall ? 'wall' : 'desk'}
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      colorSchemeManager={onWall ? wall : desk}
      defaultColorScheme={onWall ? 'dark' : 'light'}
    >
      {children}
    </MantineProvider>
  );
}
