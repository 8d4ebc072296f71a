import type { Recorded, SessionEvent } from '#shared/events.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import { clinicFacts, clinicInfo } from '../clinic/clinic.ts';
import { listWaiting, waitingOf } from '../devices/waiting.ts';
import type { House } from '../house.ts';
import { openRestrictions, type Restrictions } from '../people/restrictions.ts';
import { localDate } from '../sessions/days.ts';
import { type SessionDesk, sessionDesk } from '../sessions/desk.ts';
import { foldKey } from '../sessions/fold-key.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import { sessionsToRestore } from '../sessions/restore.ts';
import { AUDIENCES, boardRoom, limitWaiting, packFrame } from './audience.ts';
import { type Board, type BoardFrame, makeBoard } from './board.ts';
import { closeRecords } from './closed-records.ts';
import { sessionRoom } from './follow.ts';
import { stationsKeepingUp } from './slow-stations.ts';
import { clinicRoom, type StaffNamespace } from './sockets.ts';

export interface ClinicLive {
  desk: SessionDesk;
  board: Board;
  restrictions: Restrictions;
  chairIds(): readonly string[];
  /** A new day, or a moved clock: every tile is judged again. */
  changeAll(): void;
  /** Looks whether the clinic's day has changed. */
  watchDay(): void;
  stop(): Promise<void>;
}

/** Joins log, desk, board and sockets of one clinic: what is recorded is pushed from here and nowhere else. */
export async function openClinicLive(staff: StaffNamespace, house: House): Promise<ClinicLive> {
  const { clinicId } = house;
  let { chairIds, timeZone } = await clinicFacts(house);
  let today = localDate(house.stamp(), timeZone);
  const restrictions = await openRestrictions(house);

  const board = makeBoard(house, restrictions.isRestricted, sendFrame);
  const desk = sessionDesk(house, foldKey(), { recorded, aged: (live) => board.change(live, false) });

  function sendFrame(frame: BoardFrame): number {
    let stations = 0;
    for (const audience of AUDIENCES) {
      const room = boardRoom(clinicId, audience);
      const listening = stationsKeepingUp(staff, room, null);
      if (listening > 0) staff.to(room).emit('summaries', packFrame(frame, audience));
      stations += listening;
    }
    return stations;
  }

  function recorded(sessionId: string, events: readonly Recorded[], live: LiveSession | null): void {
    const room = sessionRoom(clinicId, sessionId);
    if (stationsKeepingUp(staff, room, sessionId) > 0)
      staff.to(room).emit('sessionEvents', { sessionId, events: [...events] });
    if (live !== null) board.change(live, events.some(isUrgent));
  }

  const unsubscribe = house.log.onAppended((appended) => {
    const own = appended.filter((stream) => stream.clinicId === clinicId);
    if (own.some(({ kind, events }) => kind === 'device' && events.some(isAboutWaiting)))
      void tell(tellWaiting);
    if (own.some(({ events }) => events.some(isAboutClinic))) void tell(tellClinic);
    for (const stream of own) {
      if (!restrictions.heard(stream)) continue;
      closeRecords(staff, clinicId);
      changeAll();
    }
  });
  async function tellWaiting(): Promise<void> {
    const waiting = await listWaiting(house);
    for (const audience of AUDIENCES)
      for (const id of staff.adapter.rooms.get(boardRoom(clinicId, audience)) ?? []) {
        const socket = staff.sockets.get(id);
        if (socket === undefined) continue;
        const readings = waitingOf(socket.data.caller, waiting, restrictions);
        socket.emit('waiting', { readings: limitWaiting(readings, audience) });
      }
  }
  async function tellClinic(): Promise<void> {
    const clinic: ClinicInfo = await clinicInfo(house);
    ({ chairIds, timeZone } = clinic);
    staff.to(clinicRoom(clinicId)).emit('clinic', clinic);
  }
  async function tell(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => house.logger.error({ err: error }, 'screens could not be told'));
  }
  function changeAll(): void {
    board.changeAll(desk.inMemory());
  }

  await desk.restore(await sessionsToRestore(house));

  return {
    desk,
    board,
    restrictions,
    chairIds: () => chairIds,
    changeAll,
    watchDay: () => {
      const day = localDate(house.stamp(), timeZone);
      if (day !== today) changeAll();
      today = day;
    },
    stop: async () => {
      unsubscribe();
      board.stop();
      await desk.stop();
    },
  };
}

/** Alerts do not wait for the board's window, nor does broken glass. */
const URGENT: ReadonlySet<string> = new Set([
  'Announced',
  'AlertAcknowledged',
  'AlertClosed',
  'GlassBroken',
] satisfies SessionEvent['type'][]);

function isUrgent({ event }: Recorded): boolean {
  return URGENT.has(event.type);
}

/** What `ClinicInfo` is made of: of protocols, which are on, and who approved them. */
function isAboutClinic({ event }: { event: { type: string } }): boolean {
  return /^(Clinic|Chairs|ProtocolSwitched|ProtocolApprov)/.test(event.type);
}

function isAboutWaiting({ event }: { event: { type: string } }): boolean {
  return /^(ReadingWaiting|WaitingReading)/.test(event.type);
}
