import { type Refusal, refusal } from '../commands.ts';
import type { EntryContent } from '../entries.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';

/** A typed time may run this far ahead of the server, for clocks that differ (12.22). */
export const AHEAD_MS = MINUTE_MS;
/** Further back than this a reason is asked (edge case 13). */
const LATE_MS = 15 * MINUTE_MS;
/** Facts may precede the arrival by this much: a set taken in the waiting room [P]. */
const BEFORE_ARRIVAL_MS = 60 * MINUTE_MS;

function earliestMs(state: Frame): number {
  return (state.arrivedAtMs ?? state.openedAtMs) - BEFORE_ARRIVAL_MS;
}

/** What a time is held against: of all facts only a serious event may come after the end, on the way or in hospital. */
export type Frame = Pick<SessionState, 'arrivedAtMs' | 'openedAtMs' | 'end'>;

export function frameOf({ arrivedAtMs, openedAtMs, end }: SessionState, { kind }: EntryContent): Frame {
  return { arrivedAtMs, openedAtMs, end: kind === 'seriousEvent' ? null : end };
}

/** Why a typed time cannot be the time of a fact of this session; null when it can. */
export function findWrongTime(
  state: Frame,
  takenAtMs: number,
  nowMs: number,
  pointer: string,
): Refusal | null {
  if (takenAtMs > nowMs + AHEAD_MS) {
    return refusal('timeInFuture', 'That time is still to come. Check the clock time you typed.', pointer);
  }
  if (takenAtMs < earliestMs(state)) {
    return refusal('timeTooEarly', 'That time is more than an hour before the patient arrived.', pointer);
  }
  if (state.end && takenAtMs >= state.end.takenAtMs) {
    return refusal(
      'sessionEnded',
      'The session had ended by then. Only what was measured before may be added.',
      pointer,
    );
  }
  return null;
}

/** Checks the time of a new entry, and asks why when it is entered late. */
export function findWrongEntryTime(
  state: SessionState,
  content: EntryContent,
  lateReason: string | null,
  nowMs: number,
  pointer: string,
): Refusal | null {
  const wrong = findWrongTime(frameOf(state, content), content.takenAtMs, nowMs, `${pointer}/takenAtMs`);
  if (wrong) return wrong;
  if (nowMs - content.takenAtMs > LATE_MS && lateReason === null) {
    return refusal(
      'lateReasonNeeded',
      'This was more than 15 minutes ago. Say why it is entered now.',
      '/lateReason',
    );
  }
  return null;
}
