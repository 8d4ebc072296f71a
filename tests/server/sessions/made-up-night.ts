import { randomUUID } from 'node:crypto';
import { Server } from 'socket.io';
import { vi } from 'vitest';
import { openClinics, type Rooms } from '#server/clinics.ts';
import type { TimeSources } from '#server/elapsed.ts';
import { makeLogger } from '#server/http/logging.ts';
import { budget } from '#server/live/budget.ts';
import type { StaffNamespace, StationData } from '#server/live/sockets.ts';
import { openHouse } from '#server/open-house.ts';
import { watchWallClock } from '#server/wall-clock.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { Recorded } from '#shared/events.ts';
import type { SessionState } from '#shared/state.ts';
import type { ClientToServer, ServerToClient } from '#shared/wire/messages.ts';
import { testConfig } from '../test-server.ts';

/** What the event loop and the disk need stays real. */
const FAKED = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] as const;

/** The wall clock can be set; the steady one cannot. */
const time: TimeSources = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  uptimeMs: () => performance.now(),
};

const NURSE = { kind: 'staff', staffId: randomUUID(), name: 'Nora Keller', role: 'nurse' } as const;

/** The rooms of a clinic on a real folder, as the server runs them, without HTTP and sockets; their time is made up. */
export interface Night {
  rooms(): Rooms;
  session(): SessionState;
  /** For how long the house has been open, whatever the wall clock says. */
  upMs(): number;
  pass(ms: number): Promise<void>;
  setWallBy(ms: number): void;
  /** Closes the house and opens it again after so long; meanwhile somebody sets the wall clock. */
  closeFor(ms: number, setWallByMs: number): Promise<void>;
  /** Whether it was done. */
  ask(command: SessionCommand): Promise<boolean>;
  pause(stationId: string): Promise<void>;
  /** A station that watched, alone in its room, is cut off. */
  lose(stationId: string): Promise<void>;
  log(): Promise<Recorded[]>;
  close(): Promise<void>;
}

/** Opens the house of `folder` at `atMs`. Until it is closed every timer in this process is a made-up one. */
export async function beginNight(folder: string, sessionId: string, atMs: number): Promise<Night> {
  vi.useFakeTimers({ toFake: [...FAKED], now: atMs });
  let house = await openRooms(folder);
  let openedAtMs = performance.now();
  let earlierUpMs = 0;
  const upMs = () => earlierUpMs + performance.now() - openedAtMs;

  return {
    rooms: () => house.rooms,
    session() {
      const live = house.rooms.desk.inMemory().find((one) => one.sessionId === sessionId);
      if (live === undefined) throw new Error('an open session stays in memory');
      return live.settled;
    },
    upMs,
    async pass(ms) {
      await vi.advanceTimersByTimeAsync(ms);
      await settle(house.rooms);
    },
    setWallBy: (ms) => void vi.setSystemTime(Date.now() + ms),
    async closeFor(ms, setWallByMs) {
      await house.close();
      earlierUpMs = upMs();
      await vi.advanceTimersByTimeAsync(ms);
      vi.setSystemTime(Date.now() + setWallByMs);
      openedAtMs = performance.now();
      house = await openRooms(folder);
      await settle(house.rooms);
    },
    async ask(command) {
      const { ok } = await house.rooms.command(NURSE, { sessionId, commandId: randomUUID(), command });
      await settle(house.rooms);
      return ok;
    },
    async pause(stationId) {
      await house.rooms.pauses.begin(stationId, { commandId: randomUUID(), by: NURSE, asks: { stationId } });
      await settle(house.rooms);
    },
    async lose(stationId) {
      house.rooms.vigil.left(aloneInItsRoom(house.rooms, stationId), 'transport close');
      await house.rooms.vigil.look();
    },
    log: async () => {
      const { log, clinicId } = house.rooms.house;
      return (await log.read(clinicId, sessionId, 0)) as Recorded[];
    },
    async close() {
      await house.close();
      vi.useRealTimers();
    },
  };
}

/** A wall display that watches and could be heard, in a room of its own. */
function aloneInItsRoom(rooms: Rooms, stationId: string): StationData {
  const { clinicId } = rooms.house;
  const named = { displayId: stationId, name: stationId, showsNames: false, tokenHash: stationId };
  return {
    caller: { kind: 'wall', role: 'wall', clinicId, ...named },
    rooms,
    stationId,
    connectedAtMs: rooms.house.processNow(),
    visible: true,
    showsBoard: true,
    sound: 'on',
    room: stationId,
    told: { stations: '', sound: '' },
    following: new Map(),
    asked: new Set(),
    mayBeGiven: budget({ atOnce: 1, perSecond: 1 }),
  };
}

async function openRooms(folder: string) {
  const config = testConfig(folder, { clock: { kind: 'real' } });
  const opened = await openHouse(config, makeLogger('silent'), { time });
  // No screen is ever connected to it.
  const staff: StaffNamespace = new Server<
    ClientToServer,
    ServerToClient,
    Record<string, never>,
    StationData
  >().of('/staff');
  const clinics = await openClinics(opened.premises, staff);
  const stopWatching = watchWallClock(opened, clinics);
  const [rooms] = clinics.open();
  if (rooms === undefined) throw new Error('the folder holds a clinic');
  const close = async () => {
    await settle(rooms);
    stopWatching();
    await clinics.stop();
    await opened.close();
  };
  return { rooms, close };
}

/** What was begun is on disk. */
async function settle({ desk, pauses }: Rooms): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done));
  await Promise.all(desk.inMemory().map(({ lastWrite }) => lastWrite));
  await pauses.settled();
}
