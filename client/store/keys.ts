import { create } from 'zustand';

const KEY = 'afterdose-single-keys';

/** Whether single letters act on this station. People who speak to their machine switch them off. */
export const useKeysOn = create<boolean>(() => localStorage.getItem(KEY) !== 'off');

export function areKeysOn(): boolean {
  return useKeysOn.getState();
}

export function setKeysOn(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
  useKeysOn.setState(on, true);
}
