import { useLive } from '#client/store/live.ts';
import {
  factsOf,
  failFacts,
  foldOn,
  forgetAllFacts,
  forgetFacts,
  setFacts,
} from '#client/store/session-facts.ts';
import { refusal } from '#shared/commands.ts';
import type { Recorded } from '#shared/events.ts';
import type { SessionState } from '#shared/state.ts';
import type { FollowAnswer } from '#shared/wire/messages.ts';
import { socket } from './socket.ts';

const ANSWER_WITHIN_MS = 10_000;
/** When the server has been asked too much. */
const AGAIN_AFTER_MS = 2000;

interface Following {
  followers: number;
  /** The newest question asked: an answer to an older one is dropped. */
  asked: number;
  awaiting: boolean;
  /** Events pushed before the answer to `follow` came. */
  early: Recorded[];
}

const followed = new Map<string, Following>();

/** Follows a session until the returned function is called. Two followers of one session share its facts. */
export function followSession(sessionId: string): () => void {
  const following = followed.get(sessionId) ?? { followers: 0, asked: 0, awaiting: false, early: [] };
  following.followers += 1;
  followed.set(sessionId, following);
  if (following.followers === 1 && socket.connected) void ask(sessionId);
  return () => {
    following.followers -= 1;
    // A page that swaps components lets go and takes hold in one turn: only what nobody took again is dropped.
    queueMicrotask(() => {
      if (following.followers > 0 || followed.get(sessionId) !== following) return;
      followed.delete(sessionId);
      forgetFacts(sessionId);
      if (socket.connected) socket.emit('unfollow', { sessionId });
    });
  };
}

/** Asks for what was missed of one session since the position held here. */
async function ask(sessionId: string): Promise<void> {
  const following = followed.get(sessionId);
  if (following === undefined || isLocked()) return;
  following.asked += 1;
  const question = following.asked;
  following.awaiting = true;
  const afterSeq = factsOf(sessionId).version;
  let answer: FollowAnswer;
  try {
    answer = await socket
      .timeout(ANSWER_WITHIN_MS)
      .emitWithAck('follow', { what: 'session', sessionId, afterSeq });
  } catch {
    // No answer: the connection is gone or will be closed by the watch; catching up asks again.
    if (isCurrent(sessionId, question) && socket.connected)
      failFacts(
        sessionId,
        refusal('conflict', 'The server did not answer in 10 s. The board is still live.'),
      );
    return;
  }
  if (!isCurrent(sessionId, question)) return;
  if (!answer.ok && answer.problem.code === 'tooManyRequests') {
    setTimeout(() => isCurrent(sessionId, question) && void ask(sessionId), AGAIN_AFTER_MS);
    return;
  }
  following.awaiting = false;
  if (!answer.ok) failFacts(sessionId, answer.problem);
  else if (answer.what === 'session') {
    const early = following.early;
    following.early = [];
    receive(sessionId, answer.snapshot ?? factsOf(sessionId).state, [...answer.events, ...early]);
  }
}

/** A locked station shows no record. */
function isLocked(): boolean {
  return useLive.getState().me?.locked === true;
}

function isCurrent(sessionId: string, question: number): boolean {
  return followed.get(sessionId)?.asked === question;
}

function receive(sessionId: string, base: SessionState | null, events: readonly Recorded[]): void {
  try {
    const { state, gap } = foldOn(base, events);
    if (state !== null) setFacts(sessionId, state);
    if (gap) void ask(sessionId);
  } catch (bug) {
    console.error('a session could not be folded', bug);
    failFacts(sessionId, refusal('conflict', 'This record could not be read here. The board is still live.'));
  }
}

/** Live events of a followed session; those of another are not for this screen. */
export function receiveSessionEvents(sessionId: string, events: readonly Recorded[]): void {
  const following = followed.get(sessionId);
  if (following === undefined || isLocked()) return;
  if (following.awaiting) following.early.push(...events);
  else if (factsOf(sessionId).status !== 'failed') receive(sessionId, factsOf(sessionId).state, events);
}

/** Follows one session again from the position held here. Also the act behind "Try again". */
export function followAgain(sessionId: string): Promise<void> {
  return ask(sessionId);
}

/** The station locks: what it holds of any record goes, and answers under way are for nobody. */
export function putAwaySessions(): void {
  for (const following of followed.values()) {
    following.asked += 1;
    following.awaiting = false;
    following.early = [];
  }
  forgetAllFacts();
}

/** Catches up every followed session; resolves when all have answered. */
export async function catchUpSessions(): Promise<void> {
  await Promise.all([...followed.keys()].map(ask));
}
