import { create } from 'zustand';
import type { SignedIn } from '#shared/wire/people.ts';

const KEY = 'afterdose-display';

/** Whether this screen was paired as a wall display: when its token no longer works it says so, and asks nobody to sign in. */
export const useWasDisplay = create<boolean>(() => localStorage.getItem(KEY) !== null);

/** A display is remembered over reloads; a person who signs in makes the screen a station again. */
export function noteDisplay(who: SignedIn | null): void {
  if (who?.kind === 'wall') {
    localStorage.setItem(KEY, who.displayId);
    useWasDisplay.setState(true, true);
  }
  if (who?.kind === 'staff') forgetDisplay();
}

export function forgetDisplay(): void {
  localStorage.removeItem(KEY);
  useWasDisplay.setState(false, true);
}
