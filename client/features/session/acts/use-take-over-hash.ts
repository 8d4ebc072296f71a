import { useEffect, useRef } from 'react';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { TAKE_OVER_HASH } from '#client/ui/take-over-hash.ts';
import { takeOver } from './take-over.ts';

/** Whoever comes to take the patient over finds what is accepted open; once, and not again on the way back. */
export function useTakeOverHash(openAct: OpenAct): void {
  const open = useRef(openAct);
  open.current = openAct;
  useEffect(() => {
    if (location.hash !== TAKE_OVER_HASH) return;
    history.replaceState(history.state, '', location.pathname);
    open.current(takeOver);
  }, []);
}
