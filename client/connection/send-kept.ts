import { useLive } from '#client/store/live.ts';
import { dropPending, type PendingCommand, pendingStore, putPending } from '#client/store/pending.ts';
import { somebodyIsThere } from '#client/store/who-is-there.ts';
import { isPassing, type Refusal, type SessionCommand } from '#shared/commands.ts';
import { allKept, type Kept, keep } from './outbox.ts';
import { ask, forget, inMyName } from './send-command.ts';

const LATE_REASON = 'Kept on the station while the server was out of reach, sent when it returned.';

/** Shows what this station kept for the clinic before the page was loaded, and nothing of another clinic. */
export async function loadKept(clinicId: string): Promise<void> {
  for (const kept of await allKept().catch(() => [])) {
    if (kept.clinicId !== clinicId) dropPending(kept.commandId);
    else if (pendingStore.getState()[kept.commandId] === undefined) putPending(pendingOf(kept));
  }
}

function pendingOf(kept: Kept): PendingCommand {
  const { commandId, sessionId, command, author, takenAtMs, sinceMs, refused } = kept;
  const state = refused === null ? 'kept' : 'refused';
  return { commandId, sessionId, command, author, takenAtMs, sinceMs, state, why: '', problem: refused };
}

/** Sends what its own author kept here, oldest first, and stops at the first that gets no answer. */
export async function sendKept(): Promise<void> {
  const { me, clinic } = useLive.getState();
  if (me === null || me.locked || clinic === null) return;
  for (const kept of await allKept().catch(() => [])) {
    if (kept.refused !== null || kept.clinicId !== clinic.clinicId) continue;
    if (isUnderWay(kept.commandId)) continue;
    if (kept.author.staffId !== me.staffId) {
      const why = `${kept.author.name} wrote this. They send it when they are at this station, or you do in your name.`;
      putPending({ ...pendingOf(kept), why });
      continue;
    }
    if (!(await sendOne(kept))) return;
  }
}

function isUnderWay(commandId: string): boolean {
  return pendingStore.getState()[commandId]?.state === 'sending';
}

/** True when the server has answered, whatever it said. */
async function sendOne(kept: Kept): Promise<boolean> {
  const pending: PendingCommand = { ...pendingOf(kept), state: 'sending' };
  putPending(pending);
  let answer = await ask(pending);
  if (answer?.ok === false && answer.problem.code === 'lateReasonNeeded') {
    const explained = withLateReason(kept.command);
    answer = await ask({ ...pending, command: explained });
  }
  if (answer?.ok) {
    dropPending(kept.commandId);
    await forget(pending);
    return true;
  }
  const problem = answer?.problem ?? null;
  if (problem !== null && !isPassing(problem)) await refuse(kept, problem);
  else putPending({ ...pending, state: 'kept', why: problem?.sentence ?? 'The server has not answered.' });
  return answer !== null;
}

/** A refused entry stays on this station, with the reason, until a person has dealt with it. */
async function refuse(kept: Kept, problem: Refusal): Promise<void> {
  putPending({ ...pendingOf(kept), state: 'refused', problem });
  await keep({ ...kept, refused: problem }).catch((why) =>
    console.warn('a refusal was not written down', why),
  );
}

/** Somebody else confirms what was kept here and sends it in their own name; the record says who wrote it. */
export async function sendInMyName(commandId: string): Promise<void> {
  const pending = pendingStore.getState()[commandId];
  if (pending === undefined || !(await somebodyIsThere())) return;
  const writtenBy = `Written by ${pending.author.name} at this station, sent by a colleague.`;
  await inMyName({ ...pending, command: withLateReason(pending.command, writtenBy) });
  await sendKept();
}

/** The wait here made the entry late, so the wait is the reason, unless its author gave another. */
export function withLateReason(command: SessionCommand, reason = LATE_REASON): SessionCommand {
  switch (command.type) {
    case 'RecordSet':
      return { ...command, body: { ...command.body, lateReason: command.body.lateReason ?? reason } };
    case 'GiveDose':
      return { ...command, body: { ...command.body, lateReason: command.body.lateReason ?? reason } };
    case 'RunInfusion':
      return { ...command, body: { ...command.body, lateReason: command.body.lateReason ?? reason } };
    case 'EndLozenge':
      return { ...command, body: { ...command.body, lateReason: command.body.lateReason ?? reason } };
    case 'RecordWaste':
      return { ...command, body: { ...command.body, lateReason: command.body.lateReason ?? reason } };
    case 'GiveMedicine':
      return { ...command, body: { ...command.body, lateReason: command.body.lateReason ?? reason } };
    case 'ReportSymptom':
      return { ...command, body: { ...command.body, lateReason: command.body.lateReason ?? reason } };
    case 'ReportSeriousEvent':
      return { ...command, body: { ...command.body, lateReason: command.body.lateReason ?? reason } };
    case 'WriteNote':
      return { ...command, body: { ...command.body, lateReason: command.body.lateReason ?? reason } };
    default:
      return command;
  }
}
