import { soundState, useSound } from '#client/store/sound.ts';
import { useSoundSettings } from '#client/store/sound-settings.ts';
import { socket } from './socket.ts';

let showsBoard = false;
let asleep = false;
let said = '';

/** Says whether this page shows the board. */
export function setShowsBoard(shows: boolean): void {
  showsBoard = shows;
  sayPresence();
}

/** What is new of this screen: the page shown, hidden or frozen, its sound or its room. Said whole on every connection. */
export function sayPresence(): void {
  if (!socket.connected) return;
  const presence = {
    visible: document.visibilityState === 'visible' && !asleep,
    showsBoard,
    sound: asleep ? ('blocked' as const) : soundState(),
    room: useSoundSettings.getState().room,
  };
  const text = JSON.stringify({ ...presence, connection: socket.id });
  if (text === said) return;
  said = text;
  socket.emit('presence', presence);
}

/** Listens for what changes it, until the returned function is called. */
export function watchPresence(): () => void {
  // The browser says so a moment before it stops a page: the last word that can still be heard, so that another station
  // stands in at once and not when this one is missed.
  const freeze = () => sleep(true);
  const resume = () => sleep(false);
  document.addEventListener('visibilitychange', sayPresence);
  document.addEventListener('freeze', freeze);
  document.addEventListener('resume', resume);
  const stops = [useSound.subscribe(sayPresence), useSoundSettings.subscribe(sayPresence)];
  return () => {
    document.removeEventListener('visibilitychange', sayPresence);
    document.removeEventListener('freeze', freeze);
    document.removeEventListener('resume', resume);
    for (const stop of stops) stop();
  };
}

function sleep(isAsleep: boolean): void {
  asleep = isAsleep;
  sayPresence();
}
