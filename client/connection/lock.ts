import { setLocked, useLive } from '#client/store/live.ts';
import type { SignedIn } from '#shared/wire/people.ts';
import { apiSendAnyway } from './api.ts';
import { lockPhase } from './lock-phase.ts';
import { takeMe } from './me.ts';
import { socket } from './socket.ts';
import { idleMs } from './touches.ts';

/** The screen locked by itself and the server has not heard of it yet: until then its word does not open it again. */
let untold = false;

/** Locks this station: the board stays, acting asks who is there. */
export async function lockStation(): Promise<void> {
  setLocked();
  untold = true;
  await tellLocked();
}

async function tellLocked(): Promise<void> {
  // Not reached: the watch tells it again once there is a connection.
  await apiSendAnyway<null>('POST', '/api/v1/station/lock', {}).then(
    () => {
      untold = false;
    },
    () => undefined,
  );
}

/** Locks when nobody has touched the station for so long, also where the server cannot be reached to say so. */
export function watchLock(): void {
  const { me } = useLive.getState();
  if (me === null) return;
  if (!me.locked && lockPhase(idleMs(), me.lockAfterMin).kind === 'due') void lockStation();
  else if (me.locked && untold && socket.connected) void tellLocked();
}

/** Somebody proved who they are: what was locked before is no longer of interest. */
export function forgetLock(): void {
  untold = false;
}

/** Who is here by the server's word: it locked, or a setting moved. */
export function hearYou(you: SignedIn): void {
  const stays = untold && you.kind === 'staff';
  takeMe(stays ? { ...you, locked: true } : you);
}
