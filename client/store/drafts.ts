import { useCallback, useSyncExternalStore } from 'react';
import { useLive } from './live.ts';

/**
 * Half-typed text, written down with every keystroke so that a reload finds it again. It lives as long as the tab,
 * under the person who typed it: a colleague who signs in here does not see it.
 */
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function write(place: string, text: string): void {
  if (text === '') sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, text);
  for (const listener of listeners) listener();
}

/** The text kept under `key`, a way to change it, and a way to forget it. */
export function useDraft(key: string): [string, (text: string) => void, () => void] {
  const staffId = useLive((live) => live.me?.staffId ?? 'nobody');
  const place = `afterdose-draft:${staffId}:${key}`;
  const text = useSyncExternalStore(subscribe, () => sessionStorage.getItem(place) ?? '');
  const change = useCallback((next: string) => write(place, next), [place]);
  const clear = useCallback(() => write(place, ''), [place]);
  return [text, change, clear];
}
