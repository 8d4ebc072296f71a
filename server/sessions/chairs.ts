import { type Refusal, refusal, type SessionCommand } from '#shared/commands.ts';
import type { LiveSession } from './live-session.ts';

/** Who sits in the chair, as a sentence; null when it is free. A chair counts as taken while a commit is in flight. */
export function chairTaken(
  lives: readonly LiveSession[],
  chairId: string,
  bySessionId: string,
): string | null {
  const other = lives.find(
    ({ ahead }) =>
      ahead.sessionId !== bySessionId &&
      ahead.end === null &&
      ahead.arrivedAtMs !== null &&
      ahead.chairId === chairId,
  );
  return other === undefined ? null : `Chair ${chairId} is taken. Choose another.`;
}

/** Chairs are the clinic's: no session can know by itself whether one exists and is free. */
export function chairRule(
  lives: () => readonly LiveSession[],
  chairIds: () => readonly string[],
): (live: LiveSession, command: SessionCommand) => Refusal | null {
  return (live, command) => {
    if (command.type !== 'ArrivePatient' && command.type !== 'ChangeChair') return null;
    const { chairId } = command.body;
    if (!chairIds().includes(chairId))
      return refusal('chairTaken', `There is no chair ${chairId} in this clinic.`, '/body/chairId');
    const taken = chairTaken(lives(), chairId, live.sessionId);
    return taken === null ? null : refusal('chairTaken', taken, '/body/chairId');
  };
}
