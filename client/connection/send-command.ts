import { setLocked, useLive } from '#client/store/live.ts';
import { serverNow } from '#client/store/now.ts';
import { dropPending, type PendingCommand, pendingStore, putPending } from '#client/store/pending.ts';
import { somebodyIsThere } from '#client/store/who-is-there.ts';
import { type Refusal, refusal, type SessionCommand } from '#shared/commands.ts';
import type { CommandAnswer } from '#shared/wire/messages.ts';
import { newId } from './ids.ts';
import { isKept, keep, letGo } from './outbox.ts';
import { socket } from './socket.ts';

/** recorded: on the server's disk. refused: nothing changed. kept: on this station, sent again until recorded. */
export type SendOutcome =
  | { state: 'recorded'; seq: number; atMs: number }
  | { state: 'refused'; problem: Refusal }
  | { state: 'kept'; why: string };

const ANSWER_WITHIN_MS = 8000;
const NO_LINK = 'This screen cannot reach the server.';
const NO_ANSWER = 'The server has not answered.';
/** Nothing against the entry itself: it is kept here and sent again. */
const LATER: ReadonlySet<Refusal['code']> = new Set(['tooManyRequests', 'notRecorded']);
const NOT_WRITTEN =
  'The server has not answered, and this station could not keep it. What is typed stays here: file it again.';
const STILL_LOCKED = 'This station is locked. Nothing is recorded; what is typed stays here.';

/**
 * Sends one command. A fact about the patient is written down here first and outlives a lost connection or reload. At
 * a locked station it first asks who is there, and is theirs. A dialog names its command (`askedIds`), so that it may be
 * sent again.
 */
export async function sendCommand(
  sessionId: string,
  command: SessionCommand,
  options: { passphrase?: string; commandId?: string } = {},
): Promise<SendOutcome> {
  if (!(await somebodyIsThere())) return refused('locked', STILL_LOCKED);
  const { me, clinic } = useLive.getState();
  if (me === null) return refused('notAllowed', 'Nobody is signed in on this screen. Nothing is recorded.');
  if (clinic === null) return refused('conflict', 'The clinic is not known here yet. Nothing is recorded.');
  const pending: PendingCommand = {
    commandId: options.commandId ?? newId(),
    sessionId,
    command,
    author: { staffId: me.staffId, name: me.name },
    takenAtMs: takenAtOf(command),
    sinceMs: serverNow(),
    state: 'sending',
    why: '',
    problem: null,
  };
  putPending(pending);
  const written = isKept(command) && (await writeDown(pending, clinic.clinicId));
  return deliver(pending, written, options.passphrase);
}

/** `written`: it is on this station's disk, so that it may be sent again. Only then may whoever typed it let go of it. */
async function deliver(
  pending: PendingCommand,
  written: boolean,
  passphrase: string | undefined,
): Promise<SendOutcome> {
  const answer = await ask(pending, passphrase);
  if (answer === null)
    return written ? stay(pending, socket.connected ? NO_ANSWER : NO_LINK) : unanswered(pending);
  if (!answer.ok && answer.problem.code === 'locked') {
    setLocked();
    if (await somebodyIsThere()) return deliver(await inMyName(pending), written, passphrase);
  }
  if (!answer.ok && written && LATER.has(answer.problem.code)) return stay(pending, answer.problem.sentence);
  dropPending(pending.commandId);
  await forget(pending);
  return answer.ok
    ? { state: 'recorded', seq: answer.seq, atMs: serverNow() }
    : { state: 'refused', problem: answer.problem };
}

/**
 * The same command as whoever is here now sends it, also where it is written down. It is a command of its own: if the
 * first one was recorded after all, the entry's id makes the server say so instead of recording it twice.
 */
export async function inMyName(pending: PendingCommand): Promise<PendingCommand> {
  const { me, clinic } = useLive.getState();
  if (me === null || clinic === null) return pending;
  const author = { staffId: me.staffId, name: me.name };
  const mine: PendingCommand = { ...pending, commandId: newId(), author };
  if (isKept(mine.command)) await writeDown(mine, clinic.clinicId);
  putPending(mine);
  await dismissPending(pending.commandId);
  return mine;
}

/** The server's answer; null when there is no connection or it did not answer in time. */
export async function ask(pending: PendingCommand, passphrase?: string): Promise<CommandAnswer | null> {
  if (!socket.connected) return null;
  const { commandId, sessionId, command } = pending;
  const message = { commandId, sessionId, command, ...(passphrase === undefined ? {} : { passphrase }) };
  return socket
    .timeout(ANSWER_WITHIN_MS)
    .emitWithAck('command', message)
    .catch(() => null);
}

function stay(pending: PendingCommand, why: string): SendOutcome {
  putPending({ ...pending, state: 'kept', why });
  return { state: 'kept', why };
}

/**
 * An act on what the screen shows now is not sent again by itself: it may mean something else by then. Nor is a fact that
 * this station could not write down: the text stays where it was typed, and its entry's id makes a second filing a repeat.
 */
function unanswered(pending: PendingCommand): SendOutcome {
  dropPending(pending.commandId);
  if (isKept(pending.command)) return refused('conflict', NOT_WRITTEN);
  return socket.connected
    ? refused(
        'conflict',
        'The server has not answered. It may have been recorded: look before you do it again.',
      )
    : refused('conflict', 'This screen cannot reach the server. Nothing was sent.');
}

function refused(code: Refusal['code'], sentence: string): SendOutcome {
  return { state: 'refused', problem: refusal(code, sentence) };
}

/** Whether it is on this station's disk. A page that is being left has its writing cut off, too. */
async function writeDown(pending: PendingCommand, clinicId: string): Promise<boolean> {
  const { commandId, sessionId, command, author, takenAtMs, sinceMs } = pending;
  try {
    await keep({ commandId, clinicId, sessionId, command, author, takenAtMs, sinceMs, refused: null });
    return true;
  } catch (why) {
    // A browser without storage still sends.
    console.warn('an entry could not be written down on this station', why);
    return false;
  }
}

/** Takes a settled command off this station. A leftover is harmless: its id makes a second sending a repeat. */
export async function forget(pending: PendingCommand): Promise<void> {
  if (!isKept(pending.command)) return;
  await letGo(pending.commandId).catch((why) => console.warn('a settled entry was not cleared', why));
}

/** A person has read a refusal, or gives up an entry that was never recorded. */
export async function dismissPending(commandId: string): Promise<void> {
  const pending = pendingStore.getState()[commandId];
  if (pending === undefined) return;
  dropPending(commandId);
  await forget(pending);
}

/** When a command's fact was true of the patient; null for acts that have no such time. */
export function takenAtOf(command: SessionCommand): number | null {
  switch (command.type) {
    case 'RecordSet':
      return command.body.reading?.content.takenAtMs ?? command.body.scores[0]?.content.takenAtMs ?? null;
    case 'GiveDose':
    case 'RunInfusion':
    case 'EndLozenge':
    case 'RecordWaste':
    case 'GiveMedicine':
    case 'ReportSymptom':
    case 'ReportSeriousEvent':
    case 'WriteNote':
      return command.body.content.takenAtMs;
    case 'StopDosing':
      return command.body.takenAtMs;
    default:
      return null;
  }
}
