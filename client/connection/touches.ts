import { elapsedMs, momentNow } from '#client/store/elapsed.ts';
import { useLive } from '#client/store/live.ts';
import { socket } from './socket.ts';

/** The server hears of a touch at most this often. */
const SAY_EVERY_MS = 20_000;
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

let said = momentNow();
let later: ReturnType<typeof setTimeout> | null = null;

/** Screens of one browser share one sign-in: a touch on one is a touch on all. */
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('afterdose-touch');

/** Real milliseconds since the last touch that was said, here or on another screen of this browser. */
export function idleMs(): number {
  return elapsedMs(said, momentNow());
}

/** The count begins anew: somebody has just said who they are. */
export function noteTouch(): void {
  said = momentNow();
}

/** Listens for hands on this station until the returned function is called. */
export function startTouches(): () => void {
  noteTouch();
  for (const touch of TOUCHES) document.addEventListener(touch, touched, { capture: true, passive: true });
  others?.addEventListener('message', noteTouch);
  return () => {
    for (const touch of TOUCHES) document.removeEventListener(touch, touched, { capture: true });
    others?.removeEventListener('message', noteTouch);
    if (later !== null) clearTimeout(later);
    later = null;
  };
}

/** A touch in the quiet after the last one said is said when the quiet ends: none is lost, and none comes too often. */
function touched(): void {
  if (useLive.getState().me?.locked !== false) return;
  const waitMs = SAY_EVERY_MS - idleMs();
  if (waitMs <= 0) say();
  else later ??= setTimeout(say, waitMs);
}

function say(): void {
  if (later !== null) clearTimeout(later);
  later = null;
  if (useLive.getState().me?.locked !== false) return;
  noteTouch();
  others?.postMessage('touched');
  if (socket.connected) socket.emit('touch');
}
