import { forgetBoard, pushSummaries, setBoard, setWaiting } from '#client/store/board.ts';
import {
  isBlindAfter,
  lastHeardServerMs,
  noteHeard,
  startListening,
  unheardMs,
} from '#client/store/heard.ts';
import { forgetClinic, setClinic, setMe, setStations, setStatus, useLive } from '#client/store/live.ts';
import { anchorTime } from '#client/store/now.ts';
import { forgetAllFacts } from '#client/store/session-facts.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import { type FollowAnswer, OUTDATED_SCREEN } from '#shared/wire/messages.ts';
import { unpackSummary } from '#shared/wire/pack-summary.ts';
import type { SignedIn } from '#shared/wire/people.ts';
import { apiGet, apiSend, ProblemError } from './api.ts';
import { catchUpSessions, followAgain, receiveSessionEvents } from './follow-sessions.ts';
import { loadKept, sendKept } from './send-kept.ts';
import { socket } from './socket.ts';

const ANSWER_WITHIN_MS = 10_000;
const KEPT_AGAIN_MS = 10_000;

/** Everything said before this moment is held here; only then does hearing the server mean the screen is current. */
let caughtUp = false;
let retry: ReturnType<typeof setTimeout> | null = null;

/** Who is signed in on this station, asked once when the page opens. */
export async function findMe(): Promise<void> {
  try {
    setMe(await apiGet<SignedIn>('/api/v1/me'));
  } catch (why) {
    if (why instanceof ProblemError && why.problem.status === 401) setMe(null);
    else setTimeout(() => void findMe(), 2000);
  }
}

export async function signIn(name: string, passphrase: string): Promise<void> {
  setMe(await apiSend<SignedIn>('POST', '/api/v1/sign-in', { name, passphrase }));
}

/** Signs out and forgets every patient this screen held. */
export async function signOut(): Promise<void> {
  await apiSend<null>('POST', '/api/v1/sign-out', {});
  forgetEverything();
}

function forgetEverything(): void {
  forgetBoard();
  forgetAllFacts();
  forgetClinic();
}

/** Keeps this screen current while somebody is signed in. The returned function ends it. */
export function startLink(): () => void {
  startListening();
  listen();
  socket.connect();
  void loadKept();
  const watching = setInterval(watch, 1000);
  const sending = setInterval(() => caughtUp && void sendKept(), KEPT_AGAIN_MS);
  for (const [target, wake] of WAKES) target.addEventListener(wake, watch);
  return () => {
    clearInterval(watching);
    clearInterval(sending);
    if (retry !== null) clearTimeout(retry);
    for (const [target, wake] of WAKES) target.removeEventListener(wake, watch);
    socket.off();
    socket.offAny();
    socket.disconnect();
    caughtUp = false;
  };
}

/** After sleep timers are late: look at the wall clock the moment the page is seen again. */
const WAKES: readonly (readonly [EventTarget, string])[] = [
  [document, 'visibilitychange'],
  [document, 'resume'],
  [window, 'pageshow'],
  [window, 'online'],
];

function listen(): void {
  socket.on('connect', () => void catchUp());
  socket.on('disconnect', (reason) => {
    caughtUp = false;
    if (useLive.getState().status === 'live') setStatus('connecting');
    if (reason === 'io server disconnect') connectSoon();
  });
  socket.on('connect_error', (why) => void refusedAtTheDoor(why));
  socket.onAny(() => caughtUp && heard());
  socket.on('heartbeat', (heartbeat) => anchorTime(heartbeat));
  socket.on('you', (you) => setMe(you));
  socket.on('stations', (stations) => setStations(stations));
  socket.on('summaries', ({ changed, gone }) => pushSummaries(changed.map(unpackSummary), gone));
  socket.on('waiting', ({ readings }) => setWaiting(readings));
  socket.on('clinic', (clinic: ClinicInfo) => setClinic(clinic));
  socket.on('sessionEvents', ({ sessionId, events }) => receiveSessionEvents(sessionId, events));
  socket.on('refollow', ({ sessionId }) => void (sessionId === null ? catchUp() : followAgain(sessionId)));
}

function heard(): void {
  noteHeard();
  setStatus('live');
}

/** Asks for the board and for what was missed of every followed session; only then is this screen live again. */
async function catchUp(): Promise<void> {
  const connection = socket.id;
  try {
    const answer: FollowAnswer = await socket
      .timeout(ANSWER_WITHIN_MS)
      .emitWithAck('follow', { what: 'board' });
    if (socket.id !== connection) return;
    if (!answer.ok || answer.what !== 'board') return connectAnew();
    setClinic(answer.clinic);
    setBoard(answer.summaries.map(unpackSummary), answer.waiting);
    await catchUpSessions();
  } catch {
    // A connection that ended by itself is taken up again by the library.
    return socket.id === connection ? connectAnew() : undefined;
  }
  if (socket.id !== connection) return;
  caughtUp = true;
  heard();
  await sendKept();
}

function connectAnew(): void {
  caughtUp = false;
  socket.disconnect();
  connectSoon();
}

/** The door was shut by the server itself, which the library does not try again. */
function connectSoon(): void {
  if (retry !== null) clearTimeout(retry);
  retry = setTimeout(() => socket.connect(), 1000 + Math.random() * 4000);
}

async function refusedAtTheDoor(why: Error): Promise<void> {
  caughtUp = false;
  if (why.message === OUTDATED_SCREEN) return setStatus('outdated');
  // A server that cannot be reached is tried again by the library; one that answered no is asked who we are.
  if (socket.active) return;
  const me = await apiGet<SignedIn>('/api/v1/me').catch((problem: unknown) => problem);
  if (me instanceof ProblemError && me.problem.status === 401) return forgetEverything();
  connectSoon();
}

/** Covers the numbers once nothing was heard for 15 s, and pulls a connection that only seems to stand. */
function watch(): void {
  const unheard = unheardMs();
  if (!isBlindAfter(unheard) || useLive.getState().status === 'outdated') return;
  if (useLive.getState().status !== 'blind') {
    setStatus('blind', lastHeardServerMs());
    if (socket.connected) socket.disconnect().connect();
  }
}
