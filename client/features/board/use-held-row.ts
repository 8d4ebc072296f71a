import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Held } from './hold-place.ts';
import type { QueueItem } from './queue-items.ts';

interface HeldRow {
  held: Held<QueueItem> | null;
  point: (row: QueueItem, index: number) => void;
  focus: (row: QueueItem, index: number) => void;
  leave: () => void;
}

/** The focus a keyboard moved. What a mouse pressed keeps the focus too, but the hand has left with the pointer. */
function keyboardIn(list: RefObject<HTMLElement | null>): boolean {
  return list.current?.querySelector(':focus-visible') != null;
}

/** Remembers the row the pointer or the focus is on, so that it keeps its place until both have left. */
export function useHeldRow(list: RefObject<HTMLElement | null>): HeldRow {
  const [held, setHeld] = useState<Held<QueueItem> | null>(null);
  const pointed = useRef(false);
  const hold = (row: QueueItem, index: number) =>
    setHeld((before) => (before?.row.sessionId === row.sessionId ? before : { row, index }));

  // A focused button that is taken away blurs without a word: look, whenever the queue is drawn.
  useEffect(() => {
    if (held !== null && !pointed.current && !keyboardIn(list)) setHeld(null);
  });
  return {
    held,
    point: (row, index) => {
      pointed.current = true;
      hold(row, index);
    },
    focus: (row, index) => {
      if (keyboardIn(list)) hold(row, index);
    },
    leave: () => {
      pointed.current = false;
      setHeld(null);
    },
  };
}
