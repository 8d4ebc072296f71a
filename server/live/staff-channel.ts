import { refusal } from '#shared/commands.ts';
import type { ClinicInfo, WaitingReading } from '#shared/wire/api.ts';
import {
  type CommandAnswer,
  commandMessageSchema,
  type FollowAnswer,
  followSchema,
  type Heartbeat,
  unfollowSchema,
} from '#shared/wire/messages.ts';
import { packSummary } from '#shared/wire/pack-summary.ts';
import type { House } from '../house.ts';
import { fieldAtFault } from '../http/problem.ts';
import { noteView } from '../people/access-trail.ts';
import { whoHas } from '../people/sign-in.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import type { StaffCommand } from '../sessions/staff-command.ts';
import type { Board } from './board.ts';
import { followSession, sessionRoom } from './follow.ts';
import { messageBudget } from './message-budget.ts';
import { BOARD_ROOM } from './slow-stations.ts';
import type { StaffNamespace, StaffSocket } from './sockets.ts';

export interface ChannelParts {
  house: House;
  desk: SessionDesk;
  board: Board;
  command: StaffCommand;
  heartbeat: () => Heartbeat;
  waiting: () => Promise<WaitingReading[]>;
  clinic: () => Promise<ClinicInfo>;
}

const FAILED = refusal('conflict', 'The server could not do this. Nothing was recorded: try again.');
const TOO_MUCH = refusal(
  'conflict',
  'This screen asks too much at once. Nothing was recorded: try again in a moment.',
);
const SIGNED_OUT = refusal('notAllowed', 'You are signed out. Sign in again.');

/** What a signed-in screen may say and what it hears back. What does not parse is refused with a sentence. */
export function serveStaff(staff: StaffNamespace, parts: ChannelParts): void {
  staff.on('connection', (socket) => {
    socket.emit('heartbeat', parts.heartbeat());
    const mayAsk = messageBudget();
    socket.on('follow', (message: unknown, answer: unknown) =>
      reply(socket, parts, mayAsk, answer, (give) => follow(socket, parts, message, give)),
    );
    socket.on('command', (message: unknown, answer: unknown) =>
      reply(socket, parts, mayAsk, answer, (give) => command(socket, parts, message, give)),
    );
    socket.on('unfollow', (message: unknown) => {
      const parsed = unfollowSchema.safeParse(message);
      if (parsed.success) void socket.leave(sessionRoom(parsed.data.sessionId));
    });
  });
}

type Answer = FollowAnswer | CommandAnswer;
type Give = (answer: Answer) => void;

/** Every message passes here: only of someone still signed in, and only answered where a function waits for it. */
async function reply(
  socket: StaffSocket,
  { house }: ChannelParts,
  mayAsk: (nowMs: number) => boolean,
  answer: unknown,
  work: (give: Give) => Promise<void>,
): Promise<void> {
  const give: Give = typeof answer === 'function' ? (value) => answer(value) : () => undefined;
  if (!mayAsk(performance.now())) return give({ ok: false, problem: TOO_MUCH });
  try {
    const current = await whoHas(house, socket.data.signIn.tokenHash);
    if (current === null) {
      give({ ok: false, problem: SIGNED_OUT });
      socket.disconnect(true);
      return;
    }
    socket.data.signIn = current;
    await work(give);
  } catch (error) {
    house.logger.error({ err: error }, 'a socket message failed');
    give({ ok: false, problem: FAILED });
  }
}

async function follow(socket: StaffSocket, parts: ChannelParts, message: unknown, give: Give): Promise<void> {
  const parsed = followSchema.safeParse(message);
  if (!parsed.success) return give({ ok: false, problem: malformed(parsed.error) });
  if (parsed.data.what === 'board') return followBoard(socket, parts, give);
  const { sessionId, afterSeq } = parsed.data;
  const { house, desk } = parts;
  if ((await desk.find(sessionId)) !== null)
    await noteView(house, socket.data.signIn.actor.staffId, 'session', sessionId);
  return followSession(house, desk, socket, sessionId, afterSeq, give);
}

async function followBoard(socket: StaffSocket, parts: ChannelParts, give: Give): Promise<void> {
  const [waiting, clinic] = await Promise.all([parts.waiting(), parts.clinic()]);
  // Reading the summaries, joining and answering in one tick: every later change comes as a frame of its own.
  const summaries = parts.board.summaries().map(packSummary);
  void socket.join(BOARD_ROOM);
  give({ ok: true, what: 'board', summaries, waiting, clinic });
}

async function command(
  socket: StaffSocket,
  parts: ChannelParts,
  message: unknown,
  give: Give,
): Promise<void> {
  const parsed = commandMessageSchema.safeParse(message);
  if (!parsed.success) return give({ ok: false, problem: malformed(parsed.error) });
  give(await parts.command(socket.data.signIn.actor, parsed.data));
}

function malformed(error: Parameters<typeof fieldAtFault>[0]) {
  const { pointer, why } = fieldAtFault(error);
  const where = pointer === '' ? 'The message' : pointer;
  return refusal('malformed', `${where}: ${why}. Nothing was recorded.`, pointer);
}
