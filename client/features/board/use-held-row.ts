import { useState } from 'react';
import type { Held } from './hold-place.ts';
import type { QueueRow } from './queue.ts';

/** Remembers the row the pointer or the focus is on, so that it keeps its place. */
export function useHeldRow(): {
  held: Held<QueueRow> | null;
  hold: (row: QueueRow, index: number) => void;
  release: () => void;
} {
  const [held, setHeld] = useState<Held<QueueRow> | null>(null);
  const hold = (row: QueueRow, index: number) =>
    setHeld((before) => (before?.row.sessionId === row.sessionId ? before : { row, index }));
  return { held, hold, release: () => setHeld(null) };
}
