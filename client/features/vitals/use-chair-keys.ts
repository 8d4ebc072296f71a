import { useEffect, useRef, useState } from 'react';
import { areKeysOn } from '#client/store/keys.ts';
import { isTyping } from '#client/ui/use-hotkey.ts';

/** Digits typed and then left are forgotten, so that a stray key does not join the next chair's number. */
const FORGET_AFTER_MS = 4000;

/** Digits then Enter, outside fields, choose a chair. Returns the digits typed so far, to show them. */
export function useChairKeys(onChair: (chairId: string) => void, on: boolean): string {
  const [typed, setTyped] = useState('');
  const newest = useRef({ onChair, typed });
  useEffect(() => {
    newest.current = { onChair, typed };
  });

  useEffect(() => {
    if (typed === '') return;
    const forgetting = setTimeout(() => setTyped(''), FORGET_AFTER_MS);
    return () => clearTimeout(forgetting);
  }, [typed]);

  useEffect(() => {
    if (!on) return;
    function onKey(event: KeyboardEvent): void {
      const digits = newest.current.typed;
      const ours = areKeysOn() && !isTyping(event.target) && !isCovered();
      if (!ours || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = /^\d$/.test(event.key) ? digits + event.key : '';
      if (event.key === 'Enter' && digits !== '') {
        // Before the focused button hears it: the digits say what this Enter is for.
        event.preventDefault();
        event.stopPropagation();
        newest.current.onChair(digits);
      }
      newest.current.typed = next;
      setTyped(next);
    }
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [on]);

  return typed;
}

function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}
