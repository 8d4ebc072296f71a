import { useCallback, useEffect, useState } from 'react';
import { placeOnPage } from '../places.ts';

/** Moves the focus to a place that the next drawing of the page brings: a row just added, a section just opened. */
export function useFocusLater(): (pointer: string) => void {
  const [wanted, setWanted] = useState<{ pointer: string } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const place = placeOnPage(wanted.pointer);
    place?.focus();
    place?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  return useCallback((pointer) => setWanted({ pointer }), []);
}
