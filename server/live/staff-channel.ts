import { type Refusal, refusal } from '#shared/commands.ts';
import { limitSummary } from '#shared/limit-summary.ts';
import { type Right, rightsRefusal, SOCKET_RIGHTS } from '#shared/rights.ts';
import type { Heartbeat } from '#shared/wire/api.ts';
import {
  type ClientToServer,
  type CommandAnswer,
  commandMessageSchema,
  type FollowAnswer,
  followSchema,
  unfollowSchema,
} from '#shared/wire/messages.ts';
import { packSummary } from '#shared/wire/pack-summary.ts';
import { presenceSchema } from '#shared/wire/stations.ts';
import { clinicInfo } from '../clinic/clinic.ts';
import { clinicView } from '../clinic/presence.ts';
import { listWaiting, waitingOf } from '../devices/waiting.ts';
import type { Premises } from '../house.ts';
import { fieldAtFault } from '../http/problem.ts';
import { LogWriteError } from '../log/log-error.ts';
import { noteBoard, noteViews } from '../people/access-trail.ts';
import { isLockedOut, LOCKED } from '../people/admission.ts';
import { signInsOf } from '../people/sign-in.ts';
import { signedIn } from '../people/signed-in.ts';
import { noteTouch } from '../people/touches.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import { RESTRICTED } from '../sessions/record-access.ts';
import { audienceOf, boardRoom, limitWaiting } from './audience.ts';
import { EVENTS_PER_TILE, followSession, missedEvents, sessionRoom } from './follow.ts';
import { TOO_MUCH } from './message-guard.ts';
import { refresh } from './rights-watch.ts';
import type { StaffNamespace, StaffSocket } from './sockets.ts';

const FAILED = refusal('conflict', 'The server could not do this. Nothing was recorded: try again.');
const NOT_RECORDED = refusal(
  'notRecorded',
  'The server could not store this. Nothing was recorded: it is worth trying again.',
);
const SIGNED_OUT = refusal('notAllowed', 'You are signed out. Sign in again.');

/** What an admitted screen may say and what it hears back. What does not parse is refused with a sentence. */
export function serveStaff(staff: StaffNamespace, premises: Premises, heartbeat: () => Heartbeat): void {
  staff.on('connection', (socket) => {
    const { clinicId } = socket.data.caller;
    const { vigil } = socket.data.rooms;
    const hear = hearing(socket, premises);
    socket.emit('heartbeat', heartbeat());
    socket.emit('storage', { failing: premises.log.storage.failing() });
    socket.emit('you', signedIn(socket.data.caller));
    hear('follow', (message, give) => follow(socket, message, give));
    hear('command', (message, give) => command(socket, message, give));
    hear('unfollow', async (message) => {
      const parsed = unfollowSchema.safeParse(message);
      if (parsed.success) void socket.leave(sessionRoom(clinicId, parsed.data.sessionId));
    });
    hear('touch', async () => {
      const { caller } = socket.data;
      if (caller.kind === 'staff') await noteTouch(premises, caller.signIn);
    });
    hear('presence', async (message) => {
      const parsed = presenceSchema.safeParse(message);
      if (!parsed.success) return;
      Object.assign(socket.data, parsed.data);
      void vigil.look();
    });
    void vigil.look();
    socket.on('disconnect', (reason) => {
      vigil.left(socket.data, reason);
      void vigil.look();
    });
  });
}

type Give = (answer: FollowAnswer | CommandAnswer) => void;
type Work = (message: unknown, give: Give) => Promise<void>;

/** Every message passes here: of someone still known, who may, at an unlocked station; answered where a function waits. */
function hearing(socket: StaffSocket, premises: Premises) {
  return (event: keyof ClientToServer, work: Work): void => {
    const listener = async (...args: unknown[]): Promise<void> => {
      const answer = args.findLast((arg) => typeof arg === 'function');
      const give: Give = typeof answer === 'function' ? (value) => answer(value) : () => undefined;
      try {
        if (!(await stillKnown(socket, premises))) return give({ ok: false, problem: SIGNED_OUT });
        const barred = barredFrom(socket, SOCKET_RIGHTS[event]);
        if (barred !== null) return give({ ok: false, problem: barred });
        await work(args[0], give);
      } catch (error) {
        premises.logger.error({ err: error }, 'a socket message failed');
        give({ ok: false, problem: error instanceof LogWriteError ? NOT_RECORDED : FAILED });
      }
    };
    socket.on(event, listener as ClientToServer[typeof event]);
  };
}

/** A person's rights are read anew with every message; a display's are watched. */
async function stillKnown(socket: StaffSocket, premises: Premises): Promise<boolean> {
  const { caller } = socket.data;
  if (caller.kind === 'wall') return true;
  const [signIn] = await signInsOf(premises, [caller.signIn.tokenHash]);
  if (signIn === undefined || signIn.actor.role !== caller.actor.role) {
    socket.disconnect(true);
    return false;
  }
  refresh(socket, { ...caller, actor: signIn.actor, signIn });
  return true;
}

/** Why this screen may not do this now; null when it may. */
function barredFrom(socket: StaffSocket, right: Right): Refusal | null {
  const { caller } = socket.data;
  const barred = rightsRefusal(caller.role, right);
  if (barred !== null) return refusal('notAllowed', barred);
  return isLockedOut(caller, right) ? refusal('locked', LOCKED) : null;
}

async function follow(socket: StaffSocket, message: unknown, give: Give): Promise<void> {
  const parsed = followSchema.safeParse(message);
  if (!parsed.success) return give({ ok: false, problem: malformed(parsed.error) });
  const { asked } = socket.data;
  const what = parsed.data.what === 'board' ? 'board' : parsed.data.sessionId;
  if (asked.has(what)) return give({ ok: false, problem: TOO_MUCH });
  asked.add(what);
  try {
    await (parsed.data.what === 'board'
      ? followBoard(socket, give)
      : followRecord(socket, parsed.data, give));
  } finally {
    asked.delete(what);
  }
}

async function followRecord(
  socket: StaffSocket,
  { sessionId, afterSeq }: { sessionId: string; afterSeq: number },
  give: Give,
): Promise<void> {
  const barred = barredFrom(socket, 'seeSession');
  if (barred !== null) return give({ ok: false, problem: barred });
  const { caller, rooms, mayBeGiven } = socket.data;
  if (caller.kind !== 'staff') return;
  const { house, desk, restrictions } = rooms;
  const closed = ({ settled }: LiveSession): Refusal | null =>
    restrictions.mayOpen(caller.actor.staffId, settled.patientId, sessionId) ? null : RESTRICTED;
  const live = await desk.find(sessionId);
  if (live !== null) {
    const problem = closed(live);
    if (problem !== null) return give({ ok: false, problem });
    const missed = missedEvents(live.settled, afterSeq);
    if (!mayBeGiven(performance.now(), missed)) return give({ ok: false, problem: TOO_MUCH });
    // Who follows it already and has missed nothing is shown nothing new.
    if (missed > 0 || !socket.rooms.has(sessionRoom(house.clinicId, sessionId)))
      await noteViews(house, caller, 'session', [sessionId]);
  }
  return followSession(house, desk, socket, sessionId, afterSeq, closed, give);
}

async function followBoard(socket: StaffSocket, give: Give): Promise<void> {
  const { rooms, caller, mayBeGiven } = socket.data;
  const tiles = rooms.desk.inMemory().length;
  if (!mayBeGiven(performance.now(), EVENTS_PER_TILE * tiles)) return give({ ok: false, problem: TOO_MUCH });
  await noteBoard(rooms.house, caller);
  const [waiting, facts] = await Promise.all([listWaiting(rooms.house), clinicInfo(rooms.house)]);
  const clinic = clinicView(facts, rooms.presence, caller);
  // Reading the summaries, joining and answering in one tick: every later change comes as a frame of its own.
  const audience = audienceOf(socket.data.caller);
  const summaries = rooms.board.summaries().map((summary) => packSummary(limitSummary(summary, audience)));
  void socket.join(boardRoom(rooms.house.clinicId, audience));
  const readings = limitWaiting(waitingOf(socket.data.caller, waiting, rooms.restrictions), audience);
  give({ ok: true, what: 'board', summaries, waiting: readings, clinic });
}

async function command(socket: StaffSocket, message: unknown, give: Give): Promise<void> {
  const { caller, rooms } = socket.data;
  const parsed = commandMessageSchema.safeParse(message);
  if (!parsed.success) return give({ ok: false, problem: malformed(parsed.error) });
  if (caller.kind === 'staff') give(await rooms.command(caller.actor, parsed.data));
}

function malformed(error: Parameters<typeof fieldAtFault>[0]): Refusal {
  const { pointer, why } = fieldAtFault(error);
  const where = pointer === '' ? 'The message' : pointer;
  return refusal('malformed', `${where}: ${why}. Nothing was recorded.`, pointer);
}
