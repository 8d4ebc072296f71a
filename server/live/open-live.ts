import type { Server as HttpServer } from 'node:http';
import type { Recorded } from '#shared/events.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { Heartbeat } from '#shared/wire/messages.ts';
import { packSummary } from '#shared/wire/pack-summary.ts';
import { clinicInfo } from '../clinic/clinic.ts';
import { listWaiting } from '../devices/waiting.ts';
import type { House } from '../house.ts';
import { localDate } from '../sessions/days.ts';
import { type SessionDesk, sessionDesk } from '../sessions/desk.ts';
import { foldKey } from '../sessions/fold-key.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import { sessionsToRestore } from '../sessions/restore.ts';
import type { StaffCommand } from '../sessions/staff-command.ts';
import { type Board, makeBoard } from './board.ts';
import { sessionRoom } from './follow.ts';
import { BOARD_ROOM, stationsKeepingUp } from './slow-stations.ts';
import { openSockets, type Sockets } from './sockets.ts';
import { serveStaff } from './staff-channel.ts';

const HEARTBEAT_MS = 5000;

export interface Live {
  desk: SessionDesk;
  board: Board;
  sockets: Sockets;
  chairIds(): readonly string[];
  /** Begins to answer sockets. */
  serve(command: StaffCommand, clinic: () => Promise<ClinicInfo>): void;
  /** The test clock was moved: every screen is told at once. */
  clockMoved(): void;
  disconnect(): void;
  stop(): Promise<void>;
}

/** Joins log, desk, board and sockets: what is recorded is pushed from here and nowhere else. */
export async function openLive(server: HttpServer, house: House, heartbeat: () => Heartbeat): Promise<Live> {
  const sockets = openSockets(server, house);
  const { staff } = sockets;
  let { chairIds, timeZone } = await clinicInfo(house);
  let today = localDate(house.stamp(), timeZone);

  const board = makeBoard(house, (frame) => {
    const stations = stationsKeepingUp(staff, BOARD_ROOM, null);
    staff.to(BOARD_ROOM).emit('summaries', { changed: frame.changed.map(packSummary), gone: frame.gone });
    return stations;
  });
  const desk = sessionDesk(house, foldKey(), { recorded, aged: (live) => board.change(live, false) });

  function recorded(sessionId: string, events: readonly Recorded[], live: LiveSession | null): void {
    const room = sessionRoom(sessionId);
    if (stationsKeepingUp(staff, room, sessionId) > 0)
      staff.to(room).emit('sessionEvents', { sessionId, events: [...events] });
    if (live !== null) board.change(live, events.some(isAboutAlerts));
  }

  const unsubscribe = house.log.onAppended((appended) => {
    if (appended.some(({ kind, events }) => kind === 'device' && events.some(isAboutWaiting)))
      void tell(async () => staff.to(BOARD_ROOM).emit('waiting', { readings: await listWaiting(house) }));
    if (appended.some(({ kind }) => kind === 'clinic')) void tell(tellClinic);
  });
  async function tellClinic(): Promise<void> {
    const clinic = await clinicInfo(house);
    ({ chairIds, timeZone } = clinic);
    staff.to(BOARD_ROOM).emit('clinic', clinic);
  }
  async function tell(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => house.logger.error({ err: error }, 'screens could not be told'));
  }

  const beat = setInterval(() => {
    staff.emit('heartbeat', heartbeat());
    const day = localDate(house.stamp(), timeZone);
    if (day !== today) board.changeAll(desk.inMemory());
    today = day;
  }, HEARTBEAT_MS);

  await desk.restore(await sessionsToRestore(house));

  return {
    desk,
    board,
    sockets,
    chairIds: () => chairIds,
    serve: (command, clinic) =>
      serveStaff(staff, {
        house,
        desk,
        board,
        command,
        heartbeat,
        clinic,
        waiting: () => listWaiting(house),
      }),
    clockMoved: () => {
      staff.emit('heartbeat', heartbeat());
      board.changeAll(desk.inMemory());
    },
    disconnect: () => {
      clearInterval(beat);
      sockets.close();
    },
    stop: async () => {
      unsubscribe();
      board.stop();
      await desk.stop();
    },
  };
}

/** Alerts do not wait for the board's window. */
function isAboutAlerts({ event }: Recorded): boolean {
  return event.type === 'Announced' || event.type === 'AlertAcknowledged' || event.type === 'AlertClosed';
}

function isAboutWaiting({ event }: { event: { type: string } }): boolean {
  return /^(ReadingWaiting|WaitingReading)/.test(event.type);
}
