import { useEffect, useRef } from 'react';
import { areKeysOn } from '#client/store/keys.ts';

/** True where a person is typing: single letters belong to the field then. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Something modal is open: keys of the page behind it rest. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/**
 * Calls `act` when the single key is pressed outside fields and dialogs, unless letters are switched off on this
 * station. Keys with Ctrl, Alt or Meta are the browser's.
 */
export function useHotkey(key: string, act: (event: KeyboardEvent) => void, on = true): void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.defaultPrevented;
      if (!plain || event.key.toLowerCase() !== key.toLowerCase()) return;
      if (!areKeysOn() || isTyping(event.target) || isCovered()) return;
      event.preventDefault();
      newest.current(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [key, on]);
}
