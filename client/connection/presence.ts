import { socket } from './socket.ts';

let showsBoard = false;

/** Says whether this page shows the board; said again whenever it changes, is hidden or shown, or connects anew. */
export function setShowsBoard(shows: boolean): void {
  showsBoard = shows;
  sayPresence();
}

export function sayPresence(): void {
  if (socket.connected)
    socket.emit('presence', { visible: document.visibilityState === 'visible', showsBoard });
}
