import type { Recorded } from '#shared/events.ts';
import { evolve } from '#shared/session.ts';
import type { SessionState } from '#shared/state.ts';
import type { House } from '../house.ts';
import { type LiveSession, liveSession } from './live-session.ts';

/** A snapshot whenever the position passes a multiple of this: a restart folds at most so many events a session. */
const SNAPSHOT_EVERY = 200;

/** The session as the desk keeps it; null when there is none of this id. */
export async function loadSession(
  house: House,
  codeKey: string,
  sessionId: string,
): Promise<LiveSession | null> {
  const state = await foldSession(house, codeKey, sessionId);
  return state === null ? null : liveSession(state);
}

/** Snapshot and tail, folded; null when there is no such session. */
export async function foldSession(
  house: House,
  codeKey: string,
  sessionId: string,
): Promise<SessionState | null> {
  const snapshot = await house.log.loadSnapshot(house.clinicId, sessionId, codeKey);
  let state: SessionState | null = snapshot === null ? null : JSON.parse(snapshot.state);
  const tail = (await house.log.read(house.clinicId, sessionId, snapshot?.seq ?? 0)) as Recorded[];
  // Ids of other streams are not sessions: only SessionOpened begins one.
  if (state === null && tail[0]?.event.type !== 'SessionOpened') return null;
  for (const recorded of tail) state = evolve(state, recorded);
  return state;
}

/** Keeps a snapshot now and then. It is a cache: a failure is logged and costs only time at the next start. */
export function keepSnapshot(house: House, codeKey: string, live: LiveSession, arrived: number): void {
  const { seq, patientId } = live.settled;
  if (Math.floor(seq / SNAPSHOT_EVERY) === Math.floor((seq - arrived) / SNAPSHOT_EVERY)) return;
  house.log
    .saveSnapshot({
      clinicId: house.clinicId,
      streamId: live.sessionId,
      patientId,
      foldKey: codeKey,
      seq,
      state: JSON.stringify(live.settled),
    })
    .catch((error: unknown) => house.logger.warn({ err: error }, 'a snapshot could not be kept'));
}
