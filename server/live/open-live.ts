import type { Recorded, SessionEvent } from '#shared/events.ts';
import { clinicFacts, clinicInfo } from '../clinic/clinic.ts';
import { clinicView, openPresence, type Presence } from '../clinic/presence.ts';
import type { Contacts } from '../devices/contacts.ts';
import { listWaiting, waitingOf } from '../devices/waiting.ts';
import type { House } from '../house.ts';
import { type Aliases, openAliases } from '../patients/aliases.ts';
import { openRestrictions, type Restrictions } from '../people/restrictions.ts';
import { localDate } from '../sessions/days.ts';
import { type SessionDesk, sessionDesk } from '../sessions/desk.ts';
import { keepDigest } from '../sessions/digests.ts';
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
  aliases: Aliases;
  restrictions: Restrictions;
  presence: Presence;
  /** Of the code that folds and judges sessions: what other code made is not used. */
  codeKey: string;
  chairIds(): readonly string[];
  /** A new day, or a moved clock: every tile is judged again. */
  changeAll(): void;
  /** Looks whether the clinic's day has changed. */
  watchDay(): void;
  stop(): Promise<void>;
}

/** Joins log, desk, board and sockets of one clinic: what is recorded is pushed from here and nowhere else. */
export async function openClinicLive(
  staff: StaffNamespace,
  house: House,
  contacts: Pick<Contacts, 'of'>,
): Promise<ClinicLive> {
  const { clinicId } = house;
  let { chairIds, timeZone } = await clinicFacts(house);
  let today = localDate(house.stamp(), timeZone);
  const aliases = await openAliases(house);
  const restrictions = await openRestrictions(house, aliases);
  const codeKey = foldKey();

  const presence = await openPresence(house);

  const board = makeBoard(
    house,
    {
      isRestricted: restrictions.isRestricted,
      headOf: aliases.headOf,
      context: presence.context,
      skewOf: (deviceId) => contacts.of(deviceId)?.skewMs ?? null,
    },
    sendFrame,
  );
  const desk = sessionDesk(house, codeKey, { recorded, aged: (live) => board.change(live, false) });

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
    if (live === null) return;
    board.change(live, events.some(isUrgent));
    if (live.settled.end !== null) keepDigest(house, codeKey, live.settled);
  }

  const unsubscribe = house.log.onAppended((appended) => {
    const own = appended.filter((stream) => stream.clinicId === clinicId);
    if (own.some(({ kind, events }) => kind === 'device' && events.some(isAboutWaiting)))
      void tell(tellWaiting);
    const whoIsHere = own.filter((stream) => presence.heard(stream)).length > 0;
    if (whoIsHere || own.some(({ events }) => events.some(isAboutClinic))) void tell(tellClinic);
    for (const stream of own) {
      const [joined, restricted] = [aliases.heard(stream), restrictions.heard(stream)];
      if (!joined && !restricted) continue;
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
    const facts = await clinicInfo(house);
    ({ chairIds, timeZone } = facts);
    for (const id of staff.adapter.rooms.get(clinicRoom(clinicId)) ?? []) {
      const socket = staff.sockets.get(id);
      socket?.emit('clinic', clinicView(facts, presence, socket.data.caller));
    }
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
    aliases,
    restrictions,
    presence,
    codeKey,
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

/** What `ClinicInfo` is made of besides who is on site: of protocols, which are on, and who approved them. */
function isAboutClinic({ event }: { event: { type: string } }): boolean {
  return /^(Clinic|Chairs|ProtocolSwitched|ProtocolApprov)/.test(event.type);
}

function isAboutWaiting({ event }: { event: { type: string } }): boolean {
  return /^(ReadingWaiting|WaitingReading)/.test(event.type);
}
