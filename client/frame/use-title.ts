import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { boardStore } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { badgeOf, unseenMark, unseenOf } from './badge.ts';

/**
 * Names the window: page, program, and what makes it not a real clinic. Never a patient. Alerts nobody has seen lead, and
 * stand in the image beside it: a window behind others is found by them.
 */
export function useTitle(title: string): void {
  const demo = useLive((live) => live.demo);
  const testClock = useLive((live) => live.clock !== 'real');
  const blind = useLive((live) => live.status === 'blind' || live.status === 'outdated');
  const unseen = boardStore(useShallow((board) => unseenOf(Object.values(board.received))));
  const mark = unseenMark(unseen);
  const badge = badgeOf(unseen, blind);
  useEffect(() => {
    const marks = [mark, demo ? 'DEMO' : '', testClock ? 'TEST CLOCK' : ''].filter((part) => part !== '');
    document.title = [...marks, title, 'Afterdose'].join(' · ');
  }, [title, demo, testClock, mark]);
  useEffect(() => {
    document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.setAttribute('href', badge);
  }, [badge]);
}
