import { type Ear, roomKey } from './hearable.ts';
import { firstAfter, type Gap, type Glance, gapAfter, toldSinceMs } from './unwatched.ts';

/** How long nothing may sound in a room before the others are told [P]: a page that loads again is silent for less. */
export const ROOM_SILENT_MS = 15_000;

export interface SilentRooms {
  /** `known`: every screen that stands in a room, the lost ones too; `heard`: those that could be heard. */
  look<E extends Pick<Ear, 'room'>>(
    known: readonly E[],
    heard: ReadonlySet<unknown>,
    now: Omit<Glance, 'met'>,
  ): void;
  /** A voice of this room ended before anybody could know: where the next look finds the room silent, it has been so since. */
  ended(room: string | null, gap: Gap): void;
  /** Rooms silent for long enough to be told, longest first. */
  told(processMs: number): { room: string; sinceMs: number }[];
  /** When the next room will have been silent for long enough; null: none waits. */
  dueAtMs(processMs: number): number | null;
}

/** Rooms of which nobody could be heard. A room is known while a station stands in it, or one of it is lost. */
export function silentRooms(): SilentRooms {
  let gaps = new Map<string, { room: string; gap: Gap }>();
  const ended = new Map<string, Gap>();
  return {
    ended(room, gap) {
      const key = roomKey(room);
      if (key !== null) ended.set(key, gap);
    },
    look(known, heard, now) {
      const served = new Set(known.filter((screen) => heard.has(screen)).map(({ room }) => roomKey(room)));
      const next: typeof gaps = new Map();
      for (const { room } of known) {
        const key = roomKey(room);
        if (room === null || key === null || next.has(key)) continue;
        const before = gaps.get(key)?.gap ?? ended.get(key) ?? null;
        const gap = gapAfter(before, { ...now, met: served.has(key) });
        if (gap !== null) next.set(key, { room, gap });
      }
      gaps = next;
      ended.clear();
    },
    told: (processMs) =>
      [...gaps.values()]
        .flatMap(({ room, gap }) => {
          const sinceMs = toldSinceMs(gap, processMs, ROOM_SILENT_MS);
          return sinceMs === null ? [] : [{ room, sinceMs }];
        })
        .sort((a, b) => a.sinceMs - b.sinceMs),
    dueAtMs: (processMs) =>
      firstAfter(
        processMs,
        [...gaps.values()].map(({ gap }) => gap.beganAtMs + ROOM_SILENT_MS),
      ),
  };
}
