import type { Premises } from '../house.ts';
import { type ScreenCaller, tokenHashOf } from '../people/caller.ts';
import { displaysOf } from '../people/display-tokens.ts';
import { signInsOf } from '../people/sign-in.ts';
import { signedIn } from '../people/signed-in.ts';
import { AUDIENCES, audienceOf, boardRoom } from './audience.ts';
import type { StaffNamespace, StaffSocket } from './sockets.ts';

/** Rights end within a second on open screens, whoever took them away and wherever. */
const LOOK_EVERY_MS = 500;

export interface RightsWatch {
  /** Looks now: somebody's rights have just changed. */
  look(): Promise<void>;
  stop(): void;
}

/** Keeps what open screens may see and do as their sign-ins allow: cuts those that ended, narrows those that locked. */
export function watchRights(premises: Premises, staff: StaffNamespace): RightsWatch {
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    looking ??= lookOnce(premises, staff).finally(() => {
      looking = null;
    });
    await looking;
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => premises.logger.error({ err: error }, 'rights could not be looked at'));
  }, LOOK_EVERY_MS);
  return { look, stop: () => clearInterval(timer) };
}

async function lookOnce(premises: Premises, staff: StaffNamespace): Promise<void> {
  const sockets = [...staff.sockets.values()];
  if (sockets.length === 0) return;
  const current = await callersOf(premises, new Set(sockets.map(({ data }) => tokenHashOf(data.caller))));
  for (const socket of sockets) {
    const caller = current.get(tokenHashOf(socket.data.caller));
    if (caller === undefined || isSomeoneElse(socket.data.caller, caller)) socket.disconnect(true);
    else refresh(socket, caller);
  }
}

async function callersOf(
  premises: Premises,
  hashes: ReadonlySet<string>,
): Promise<Map<string, ScreenCaller>> {
  const list = [...hashes];
  const [signIns, displays] = await Promise.all([signInsOf(premises, list), displaysOf(premises, list)]);
  const people = signIns.map((signIn): [string, ScreenCaller] => [
    signIn.tokenHash,
    { kind: 'staff', role: signIn.actor.role, clinicId: signIn.clinicId, actor: signIn.actor, signIn },
  ]);
  return new Map([
    ...people,
    ...displays.map((display): [string, ScreenCaller] => [display.tokenHash, display]),
  ]);
}

/** Another role is another person as far as rights go: the screen asks anew who it is. */
function isSomeoneElse(before: ScreenCaller, now: ScreenCaller): boolean {
  return before.kind !== now.kind || before.role !== now.role;
}

/** Takes over what is known now; a screen that shows the board moves to the room of what it may show. */
export function refresh(socket: StaffSocket, caller: ScreenCaller): void {
  const before = socket.data.caller;
  socket.data.caller = caller;
  const audience = audienceOf(caller);
  if (audience !== audienceOf(before)) moveBoard(socket, caller.clinicId, audience);
  if (caller.kind === 'staff' && before.kind === 'staff' && caller.signIn.locked && !before.signIn.locked)
    leaveRecords(socket, caller.clinicId);
  if (youText(caller) !== youText(before)) socket.emit('you', signedIn(caller));
}

/** What a screen is told of itself, without what changes by time alone. */
function youText(caller: ScreenCaller): string {
  return JSON.stringify({ ...signedIn(caller), expiresAtMs: 0 });
}

function moveBoard(socket: StaffSocket, clinicId: string, audience: (typeof AUDIENCES)[number]): void {
  const rooms = AUDIENCES.map((other) => boardRoom(clinicId, other));
  if (!rooms.some((room) => socket.rooms.has(room))) return;
  for (const room of rooms) void socket.leave(room);
  void socket.join(boardRoom(clinicId, audience));
  socket.emit('refollow', { sessionId: null, why: 'What this screen may show has changed.' });
}

/** A locked station follows no record: what happens in it is asked for again when somebody says who they are. */
function leaveRecords(socket: StaffSocket, clinicId: string): void {
  for (const room of socket.rooms) if (room.startsWith(`session:${clinicId}:`)) void socket.leave(room);
}
