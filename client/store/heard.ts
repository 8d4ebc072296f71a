import { elapsedMs, type Moment, momentNow } from './elapsed.ts';
import { serverNow } from './now.ts';

/** After this long unheard a screen covers its numbers. */
export const BLIND_AFTER_MS = 15_000;

let last: { at: Moment; serverMs: number | null } = { at: momentNow(), serverMs: null };

/** Notes that the server was heard just now by a screen that holds everything said so far. */
export function noteHeard(): void {
  last = { at: momentNow(), serverMs: serverNow() };
}

/** Starts the silence anew when somebody signs in: no connection was wanted before. */
export function startListening(): void {
  last = { at: momentNow(), serverMs: null };
}

/** Real milliseconds since the server was last heard; since signing in when it never was. */
export function unheardMs(): number {
  return elapsedMs(last.at, momentNow());
}

/** Clinical time when the server was last heard; null when it never was. */
export function lastHeardServerMs(): number | null {
  return last.serverMs;
}

/** At 15 s exactly the screen is already blind. */
export function isBlindAfter(unheard: number): boolean {
  return unheard >= BLIND_AFTER_MS;
}
