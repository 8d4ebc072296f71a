import { useViewportSize } from '@mantine/hooks';
import type { CSSProperties } from 'react';

/** The screen that a wall is drawn for. */
const DRAWN_FOR = { widthPx: 1920, heightPx: 1080 };
/** Below this nothing could be read across a room any more. */
const LEAST = 0.5;

/** A smaller wall shows the same picture smaller: its numbers never run into each other. Nothing off a wall. */
export function useWallScale(wall: boolean): CSSProperties | undefined {
  const { width, height } = useViewportSize();
  if (!wall || width === 0) return undefined;
  const scale = Math.min(
    1,
    Math.max(LEAST, Math.min(width / DRAWN_FOR.widthPx, height / DRAWN_FOR.heightPx)),
  );
  return scale === 1 ? undefined : { zoom: scale, height: `${100 / scale}dvh` };
}
