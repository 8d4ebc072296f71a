import type { SessionState } from '../state.ts';
import { type Stage, unreachable } from '../vocabulary.ts';
import { judgeDosing } from './dosing/dosing.ts';
import { judgeHold } from './hold.ts';

/**
 * Where the session stands (clinical reference 1.1). Recorded: opened, arrived, dosed, extended, ended. Judged: on
 * hold, ready for review (`maySign`). A dose stopped early is a property of the dose: the state stays observing.
 */
export function judgeStage(state: SessionState, maySign: boolean): Stage {
  if (state.end) return endStage(state.end.kind);
  const dosing = judgeDosing(state);
  if (dosing.dosesGiven > 0) {
    if (!dosing.complete && !dosing.stoppedEarly) return 'dosing';
    if (maySign) return 'readyForReview';
    return state.extended ? 'extended' : 'observing';
  }
  if (state.arrivedAtMs === null) return 'scheduled';
  if (judgeHold(state).active) return 'hold';
  return hasBegun(state) ? 'preDose' : 'arrived';
}

/** Whether anything was measured or asked yet. */
function hasBegun(state: SessionState): boolean {
  const answers = [state.checklist, state.contraindications, state.screening];
  return (
    state.readings.length > 0 ||
    state.scores.length > 0 ||
    state.identityConfirmed !== null ||
    state.indication !== null ||
    answers.some((answered) => Object.keys(answered).length > 0)
  );
}

function endStage(kind: NonNullable<SessionState['end']>['kind']): Stage {
  switch (kind) {
    case 'discharged':
    case 'cancelledNotDosed':
    case 'leftAgainstAdvice':
    case 'transferred':
      return kind;
    default:
      return unreachable(kind);
  }
}
