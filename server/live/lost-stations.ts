import type { LostStation } from '#shared/wire/stations.ts';
import { roomKey } from './hearable.ts';
import { firstAfter } from './unwatched.ts';

/**
 * How long a station that watched may be gone before the others are told [P]: loading a page again takes less, and a
 * screen that hears nothing covers its numbers after as long.
 */
export const LOST_AFTER_MS = 15_000;

/** Reasons a connection ends that nobody meant: a machine asleep or off, a closed page, a network gone. */
const UNMEANT: ReadonlySet<string> = new Set(['transport close', 'transport error', 'ping timeout']);

/** A screen as far as its loss matters. */
export interface Watcher {
  stationId: string;
  /** The person or the display: another screen of theirs that watches makes good the loss, for they have only moved. */
  holderId: string;
  who: string;
  room: string | null;
  /** In front, and showing the board. */
  watches: boolean;
  heard: boolean;
}

export interface LostStations {
  /** A screen's connection ended for this reason. It was heard last at this moment of the patients and of the process. */
  left(watcher: Watcher, reason: string, clinicalMs: number, processMs: number): void;
  /**
   * Looks again who is there. Forgotten is who came back, who watches on another screen, whose room has another that
   * watches and is heard, and everybody once no dosed patient is left to watch. A process clock that is set back only
   * makes them wait anew.
   */
  look(there: readonly Watcher[], needed: boolean, processMs: number): void;
  /** Everybody who is gone, told or not. */
  all(): readonly Watcher[];
  /** Those gone for long enough to be told, longest first. */
  told(processMs: number): LostStation[];
  /** When the next of them will have been gone for long enough; null: nobody waits. */
  dueAtMs(processMs: number): number | null;
}

export function lostStations(): LostStations {
  let gone: { watcher: Watcher; sinceMs: number; beganAtMs: number }[] = [];
  return {
    left(watcher, reason, clinicalMs, processMs) {
      if (!UNMEANT.has(reason) || !(watcher.watches || watcher.heard)) return;
      if (gone.some((other) => isSamePlace(other.watcher, watcher))) return;
      gone.push({ watcher, sinceMs: clinicalMs, beganAtMs: processMs });
    },
    look(there, needed, processMs) {
      const missed = needed
        ? gone.filter(({ watcher }) => !there.some((other) => makesGood(other, watcher)))
        : [];
      gone = missed.map((one) => ({ ...one, beganAtMs: Math.min(one.beganAtMs, processMs) }));
    },
    all: () => gone.map(({ watcher }) => watcher),
    told: (processMs) =>
      gone
        .filter(({ beganAtMs }) => processMs - beganAtMs >= LOST_AFTER_MS)
        .map(({ watcher: { stationId, who, room }, sinceMs }) => ({ stationId, who, room, sinceMs })),
    dueAtMs: (processMs) =>
      firstAfter(
        processMs,
        gone.map(({ beganAtMs }) => beganAtMs + LOST_AFTER_MS),
      ),
  };
}

function makesGood(there: Watcher, lost: Watcher): boolean {
  if (there.stationId === lost.stationId) return true;
  if (!there.watches) return false;
  if (there.holderId === lost.holderId) return true;
  return there.heard && lost.room !== null && roomKey(there.room) === roomKey(lost.room);
}

/** Two screens of one person in one room are missed once. */
function isSamePlace(a: Watcher, b: Watcher): boolean {
  return a.holderId === b.holderId && roomKey(a.room) === roomKey(b.room);
}
