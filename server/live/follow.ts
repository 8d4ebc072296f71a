import { type Refusal, refusal } from '#shared/commands.ts';
import type { Recorded } from '#shared/events.ts';
import type { FollowAnswer } from '#shared/wire/messages.ts';
import type { House } from '../house.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import type { StaffSocket } from './sockets.ts';

/** What a tile of the board weighs beside an event. */
export const EVENTS_PER_TILE = 4;
/** Further behind than this a screen gets the folded session instead of its events. */
const MOST_MISSED_EVENTS = 2000;

const UNKNOWN: FollowAnswer = {
  ok: false,
  problem: refusal('unknownSession', 'There is no such session.'),
};

export function sessionRoom(clinicId: string, sessionId: string): string {
  return `session:${clinicId}:${sessionId}`;
}

/**
 * How many events an answer to somebody at `afterSeq` is worth; 0: nothing was missed. A folded session is worth at
 * most what is given as events.
 */
export function missedEvents({ seq }: LiveSession['settled'], afterSeq: number): number {
  return Math.min(MOST_MISSED_EVENTS, afterSeq > seq ? seq : seq - afterSeq);
}

/**
 * Answers with the missed events of a session and puts the socket in its room. The checks that nothing was recorded
 * meanwhile and that the record was not closed meanwhile (`closed`), the joining and the answer happen in one tick, so
 * there is neither gap nor overlap, and nobody slips in.
 */
export async function followSession(
  house: House,
  desk: SessionDesk,
  socket: StaffSocket,
  sessionId: string,
  afterSeq: number,
  closed: (live: LiveSession) => Refusal | null,
  give: (answer: FollowAnswer) => void,
): Promise<void> {
  const events: Recorded[] = [];
  for (;;) {
    const live = await desk.find(sessionId);
    if (live === null) return give(UNKNOWN);
    const position = events.at(-1)?.seq ?? afterSeq;
    const { settled } = live;
    const tooFar = position > settled.seq || settled.seq - position > MOST_MISSED_EVENTS;
    if (tooFar || position === settled.seq) {
      const problem = closed(live);
      if (problem !== null) return give({ ok: false, problem });
      socket.data.following.set(sessionId, settled.patientId);
      void socket.join(sessionRoom(house.clinicId, sessionId));
      return give({
        ok: true,
        what: 'session',
        snapshot: tooFar ? settled : null,
        events: tooFar ? [] : events,
        seq: settled.seq,
      });
    }
    events.push(...((await house.log.read(house.clinicId, sessionId, position)) as Recorded[]));
  }
}
