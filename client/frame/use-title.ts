import { useEffect } from 'react';
import { useLive } from '#client/store/live.ts';

/** Names the window: page, program, and what makes it not a real clinic. Never a patient. */
export function useTitle(title: string): void {
  const demo = useLive((live) => live.demo);
  const testClock = useLive((live) => live.clock !== 'real');
  useEffect(() => {
    const marks = [demo ? 'DEMO' : '', testClock ? 'TEST CLOCK' : ''].filter((mark) => mark !== '');
    document.title = [...marks, title, 'Afterdose'].join(' · ');
  }, [title, demo, testClock]);
}
