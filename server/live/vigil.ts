import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import type { OwnSound, Watching } from '#shared/wire/stations.ts';
import type { House } from '../house.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import { hearable } from './hearable.ts';
import { keepGap, UNHEARD, UNWATCHED } from './keep-gap.ts';
import { lostStations } from './lost-stations.ts';
import type { Pauses } from './pauses.ts';
import { silentRooms } from './silent-rooms.ts';
import { type StaffNamespace, type StationData, UNANSWERED_MS } from './sockets.ts';
import { screensOf, watcherOf, watches } from './stations.ts';

export interface Vigil {
  /** As staff are told. */
  watching(): Watching;
  /** A screen's connection ended, for this reason. */
  left(data: StationData, reason: string): void;
  /**
   * Looks again: a screen came, went, turned or paused, or time has passed. Tells every screen at once what has changed
   * for it; resolves when it is on record too, or could not be put there.
   */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Watches the watchers of one clinic: whether somebody sees the board, whether somebody could be heard, in which rooms
 * nobody could, and which stations went without saying so. While no dosed patient is to be watched, nothing is missing.
 */
export async function keepVigil(
  house: House,
  staff: StaffNamespace,
  desk: SessionDesk,
  pauses: Pauses,
): Promise<Vigil> {
  const { clinicId } = house;
  const unwatched = await keepGap(house, UNWATCHED);
  const unheard = await keepGap(house, UNHEARD);
  const lost = lostStations();
  const rooms = silentRooms();
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  const screens = () => screensOf(staff, clinicId).map(({ data }) => data);
  const isNeeded = () =>
    desk.inMemory().some(({ settled }) => settled.end === null && firstDoseAtMs(settled) !== null);

  function watching(): Watching {
    const there = screens();
    const nowMs = house.processNow();
    return {
      open: there.length,
      watching: there.filter(watches).length,
      audible: hearable(there).heard.size,
      sinceMs: unwatched.toldSinceMs(),
      silentSinceMs: unheard.toldSinceMs(),
      silentRooms: rooms.told(nowMs),
      lost: lost.told(nowMs),
    };
  }

  function left(data: StationData, reason: string): void {
    if (stopped) return;
    const heard = hearable([...screens(), data]).heard.has(data);
    // Who does not answer was missing before it was found out, and is told as early as who closes the page.
    const unheardMs = reason === 'ping timeout' ? UNANSWERED_MS : 0;
    const sinceMs = house.stamp() - unheardMs * house.clock.rate;
    const beganAtMs = house.processNow() - unheardMs;
    lost.left(watcherOf(data, heard), reason, sinceMs, beganAtMs);
    if (heard) rooms.ended(data.room, { sinceMs, beganAtMs });
  }

  async function look(): Promise<void> {
    if (stopped) return;
    pauses.look();
    const there = screens();
    const { heard, standsIn } = hearable(there);
    const needed = isNeeded();
    const now = { needed, clinicalMs: house.stamp(), processMs: house.processNow() };
    unwatched.look({ ...now, met: there.some(watches) });
    unheard.look({ ...now, met: heard.size > 0 });
    lost.look(
      there.map((data) => watcherOf(data, heard.has(data))),
      needed,
      now.processMs,
    );
    rooms.look([...there, ...lost.all()], heard, now);
    tell(standsIn);
    watchTime(now.processMs);
    await unwatched.record();
    await unheard.record();
  }

  /** Wakes when the next station or room is to be told: nobody waits for whoever happens to look. */
  function watchTime(processMs: number): void {
    if (timer !== null) clearTimeout(timer);
    const due = [lost.dueAtMs(processMs), rooms.dueAtMs(processMs)].filter((atMs) => atMs !== null);
    timer = due.length === 0 ? null : setTimeout(() => void look(), Math.min(...due) - processMs);
    timer?.unref();
  }

  /** Each screen hears only what is new for it. */
  function tell(standsIn: ReadonlySet<StationData>): void {
    const forStaff = watching();
    const texts = { staff: JSON.stringify(forStaff), wall: JSON.stringify(forWall(forStaff)) };
    for (const socket of screensOf(staff, clinicId)) {
      const { data } = socket;
      const { kind } = data.caller;
      if (data.told.stations !== texts[kind])
        socket.emit('stations', kind === 'staff' ? forStaff : forWall(forStaff));
      data.told.stations = texts[kind];
      const pause = pauses.of(data.stationId);
      const own = `${standsIn.has(data)} ${pause?.untilMs}`;
      if (data.told.sound !== own) socket.emit('yourSound', ownSound(data, standsIn));
      data.told.sound = own;
    }
  }

  function ownSound(data: StationData, standsIn: ReadonlySet<StationData>): OwnSound {
    const pause = pauses.of(data.stationId);
    return {
      standsIn: standsIn.has(data),
      pausedForMs: pause === null ? null : pause.untilMs - house.processNow(),
    };
  }

  return {
    watching,
    left,
    look,
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await unwatched.record();
      await unheard.record();
    },
  };
}

/** What somebody typed, and names of staff, are on no wall. */
function forWall(watching: Watching): Watching {
  return { ...watching, silentRooms: [], lost: [] };
}
