import { elapsedMs, momentNow } from '#client/store/elapsed.ts';
import { setBehind } from '#client/store/live.ts';

/** The server speaks every five seconds at least: a page that did nothing for longer slept, or its machine did. */
const SLEPT_MS = 8000;

let lookedAt = momentNow();
/** The browser has stopped the page, or is about to. */
let asleep = false;

/** Whether the page slept since it was last noted awake. */
export function hasSlept(): boolean {
  return asleep || elapsedMs(lookedAt, momentNow()) >= SLEPT_MS;
}

/** The page does something: it is awake, and will be missed from now on. */
export function noteAwake(): void {
  lookedAt = momentNow();
  asleep = false;
}

/** Listens for the browser putting the page to sleep, which it says a moment before, until the returned function is called. */
export function watchSleep(): () => void {
  noteAwake();
  document.addEventListener('freeze', fallAsleep);
  return () => document.removeEventListener('freeze', fallAsleep);
}

function fallAsleep(): void {
  asleep = true;
  setBehind(true);
}
