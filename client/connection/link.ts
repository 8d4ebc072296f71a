import { pushSummaries, setBoard, setWaiting } from '#client/store/board.ts';
import {
  BLIND_AFTER_MS,
  isBlindAfter,
  lastHeardServerMs,
  noteHeard,
  startListening,
  unheardMs,
} from '#client/store/heard.ts';
import {
  type LiveState,
  setBehind,
  setBlind,
  setClinic,
  setStations,
  setStatus,
  useLive,
} from '#client/store/live.ts';
import { anchorTime } from '#client/store/now.ts';
import { hearOwnSound } from '#client/store/sound.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import { type FollowAnswer, OUTDATED_SCREEN } from '#shared/wire/messages.ts';
import { unpackSummary } from '#shared/wire/pack-summary.ts';
import type { SignedIn, SignedInPerson } from '#shared/wire/people.ts';
import { catchUpSessions, followAgain, putAwaySessions, receiveSessionEvents } from './follow-sessions.ts';
import { hearYou, watchLock } from './lock.ts';
import { askMe, fallToSignIn, takeMe } from './me.ts';
import { sayPresence, watchPresence } from './presence.ts';
import { loadKept, sendKept } from './send-kept.ts';
import { hasSlept, noteAwake, watchSleep } from './sleep.ts';
import { socket } from './socket.ts';
import { startTouches } from './touches.ts';

const ANSWER_WITHIN_MS = 10_000;
const KEPT_AGAIN_MS = 10_000;
const CURRENT_WITHIN_MS = 5000;
/**
 * How long a page that woke may take to catch up before it calls itself blind and sounds for it [P]. Its numbers are
 * covered from the first moment, so that nothing old is ever shown as live: the grace only keeps a screen that is current
 * again after a blink from alarming the room. Two seconds are what filling the gap may take (fault F15).
 */
const WAKE_GRACE_MS = 2000;

/** Everything said before this moment is held here; only then does hearing the server mean the screen is current. */
let caughtUp = false;
let whenCurrent: (() => void)[] = [];
let retry: ReturnType<typeof setTimeout> | null = null;
let silence: ReturnType<typeof setTimeout> | null = null;
/** The connection on which the board was asked for and has not come. */
let askedOn: string | undefined;

/** Keeps this screen current while somebody is signed in. The returned function ends it. */
export function startLink(): () => void {
  startListening();
  lookWhenSilent();
  listen();
  socket.connect();
  const stops = [
    startTouches(),
    watchPresence(),
    watchSleep(),
    useLive.subscribe((now, before) => heedLock(now, before)),
  ];
  const watching = setInterval(watch, 1000);
  const sending = setInterval(() => caughtUp && void sendKept(), KEPT_AGAIN_MS);
  for (const [target, wake] of WAKES) target.addEventListener(wake, watch);
  return () => {
    clearInterval(watching);
    clearInterval(sending);
    if (retry !== null) clearTimeout(retry);
    if (silence !== null) clearTimeout(silence);
    for (const stop of stops) stop();
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
  socket.on('connect', () => {
    sayPresence();
    void catchUp();
  });
  socket.on('disconnect', (reason) => {
    caughtUp = false;
    if (useLive.getState().status === 'live') setStatus('connecting');
    if (reason === 'io server disconnect') void shutOut();
    else if (useLive.getState().behind && reason !== 'io client disconnect') queueMicrotask(connectAtOnce);
  });
  socket.on('connect_error', (why) => void refusedAtTheDoor(why));
  socket.onAny(() => {
    // What comes after a sleep was said before its end, and lay waiting: it is no sign that this screen is current.
    if (hasSlept() || isBlindAfter(unheardMs())) watch();
    noteAwake();
    if (caughtUp && !useLive.getState().behind) heard();
  });
  socket.on('heartbeat', (heartbeat) => anchorTime(heartbeat));
  socket.on('you', hearYou);
  socket.on('storage', ({ failing }) => useLive.setState({ storageFailing: failing }));
  socket.on('stations', (stations) => setStations(stations));
  socket.on('yourSound', hearOwnSound);
  socket.on('summaries', ({ changed, gone }) => pushSummaries(changed.map(unpackSummary), gone));
  socket.on('waiting', ({ readings }) => setWaiting(readings));
  socket.on('clinic', (clinic: ClinicInfo) => setClinic(clinic));
  socket.on('sessionEvents', ({ sessionId, events }) => receiveSessionEvents(sessionId, events));
  socket.on('refollow', ({ sessionId }) => void (sessionId === null ? catchUp() : followAgain(sessionId)));
}

/** A locked station holds no record; one that opens asks for what it follows. */
function heedLock(now: LiveState, before: LiveState): void {
  const locked = now.me?.locked === true;
  if (locked === (before.me?.locked === true)) return;
  if (locked) putAwaySessions();
  else if (caughtUp) void catchUpSessions();
}

function heard(): void {
  noteHeard();
  lookWhenSilent();
  setStatus('live');
}

/** Looks at the very moment in which the silence has lasted too long: the look of every second comes up to one later. */
function lookWhenSilent(): void {
  if (silence !== null) clearTimeout(silence);
  // Timers may be a moment early, and then there would be nothing to see.
  silence = setTimeout(watch, BLIND_AFTER_MS + 1);
}

/**
 * Asks for the board and for what was missed of every followed session; only then is this screen live again. The answer
 * comes after everything that lay waiting.
 */
async function catchUp(): Promise<void> {
  const connection = socket.id;
  if (askedOn === connection) return;
  askedOn = connection;
  try {
    const answer = await askForBoard();
    askedOn = undefined;
    if (socket.id !== connection) return;
    if (!answer.ok || answer.what !== 'board') return connectAnew();
    setClinic(answer.clinic);
    setBoard(answer.summaries.map(unpackSummary), answer.waiting);
    setBehind(false);
    void loadKept(answer.clinic.clinicId);
    await catchUpSessions();
  } catch {
    askedOn = undefined;
    // A connection that ended by itself is taken up again by the library.
    return socket.id === connection ? connectAnew() : undefined;
  }
  if (socket.id !== connection) return;
  caughtUp = true;
  heard();
  for (const told of whenCurrent) told();
  whenCurrent = [];
  await sendKept();
}

function askForBoard(): Promise<FollowAnswer> {
  return socket.timeout(ANSWER_WITHIN_MS).emitWithAck('follow', { what: 'board' });
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
  if (!socket.active) await shutOut();
}

/** The server itself ended or refused the connection: somebody's rights have changed, or it stops. */
async function shutOut(): Promise<void> {
  const who = await askMe();
  // Looked at only now: while it was asked, a switch on this very screen may have ended.
  const before = useLive.getState().me;
  if (who === null) return fallToSignIn();
  if (who === 'unanswered') return connectSoon();
  takeMe(who);
  // Somebody else, another role or a lock undone on another tab comes back at once; a restart waits its turn.
  if (isAnother(before, who)) void connectNow();
  else connectSoon();
}

function isAnother(before: SignedInPerson | null, now: SignedIn): boolean {
  if (now.kind !== 'staff' || before === null) return before !== null || now.kind === 'staff';
  return now.staffId !== before.staffId || now.role !== before.role || now.locked !== before.locked;
}

/** Connects anew and asks for everything from the beginning; resolves once this screen is current, or after 5 s. */
export function connectNow(): Promise<void> {
  if (retry !== null) clearTimeout(retry);
  caughtUp = false;
  socket.disconnect();
  socket.connect();
  return new Promise((resolve) => {
    setTimeout(resolve, CURRENT_WITHIN_MS);
    whenCurrent.push(resolve);
  });
}

/**
 * Covers the numbers once nothing was heard for 15 s, and pulls a connection that only seems to stand. A page that slept
 * asks at once for what it missed: on its connection where that may still stand, else on a new one, without waiting for
 * its turn.
 */
function watch(): void {
  watchLock();
  const slept = hasSlept();
  noteAwake();
  if (slept) setBehind(true);
  const { status, behind } = useLive.getState();
  if (status === 'outdated') return;
  if (!isBlindAfter(unheardMs())) {
    if (slept && socket.connected) void catchUp();
    return;
  }
  if (status === 'blind' && !slept) return;
  setBlind(lastHeardServerMs(), behind ? 'waking' : 'silence');
  if (behind) setTimeout(endWaking, WAKE_GRACE_MS);
  if (behind || socket.connected) connectAtOnce();
}

/** A room of screens must not come back as one wave, but a page that woke is alone with its sleep. */
function connectAtOnce(): void {
  socket.disconnect().connect();
}

function endWaking(): void {
  if (useLive.getState().blindBy === 'waking') setBlind(lastHeardServerMs(), 'sleep');
}
