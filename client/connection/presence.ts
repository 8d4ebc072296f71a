import { useLive } from '#client/store/live.ts';
import { soundState, useSound } from '#client/store/sound.ts';
import { useSoundSettings } from '#client/store/sound-settings.ts';
import { socket } from './socket.ts';

let showsBoard = false;
let said = '';

/** Says whether this page shows the board. */
export function setShowsBoard(shows: boolean): void {
  showsBoard = shows;
  sayPresence();
}

/**
 * What is new of this screen: the page shown or hidden, its sound or its room. Said whole on every connection. A page that
 * is put to sleep says so as its last word, and takes it back only once it has caught up: until then another stands in.
 */
export function sayPresence(): void {
  if (!socket.connected) return;
  const { behind } = useLive.getState();
  const presence = {
    visible: document.visibilityState === 'visible' && !behind,
    showsBoard,
    sound: behind ? ('blocked' as const) : soundState(),
    room: useSoundSettings.getState().room,
  };
  const text = JSON.stringify({ ...presence, connection: socket.id });
  if (text === said) return;
  said = text;
  socket.emit('presence', presence);
}

/** Listens for what changes it, until the returned function is called. */
export function watchPresence(): () => void {
  document.addEventListener('visibilitychange', sayPresence);
  const stops = [useSound, useSoundSettings, useLive].map((store) => store.subscribe(sayPresence));
  return () => {
    document.removeEventListener('visibilitychange', sayPresence);
    for (const stop of stops) stop();
  };
}
