import { hasOnTimeBaseline } from '../clinical/baseline.ts';
import { judgeDosing } from '../clinical/dosing.ts';
import { firstDoseAtMs } from '../clinical/facts.ts';
import { judgeHold } from '../clinical/hold.ts';
import type { SessionCommand } from '../commands.ts';
import type { SessionState } from '../state.ts';
import { accept, type Decision, refuse, refuseWith } from './answers.ts';
import { findWrongTime } from './times.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

export function decideStop(state: SessionState, body: Body<'StopDosing'>, nowMs: number): Decision {
  const dosing = judgeDosing(state);
  if (dosing.devicesGiven === 0)
    return refuse('wrongStage', 'Nothing has been given: cancel the session instead.');
  if (dosing.complete) return refuse('alreadyDone', 'The planned dose has been given in full.');
  if (dosing.stoppedEarly) return refuse('alreadyDone', 'Dosing has already been stopped.');
  const wrong = findWrongTime(state, body.takenAtMs, nowMs, '/takenAtMs');
  return wrong ? refuseWith(wrong) : accept({ type: 'DosingStopped', body });
}

export function decidePlan(state: SessionState, body: Body<'ChangePlan'>): Decision {
  const { plannedDosesMg, deviceMg } = state.protocol.dosing;
  if (!plannedDosesMg.includes(body.plannedMg)) {
    return refuse('planNotOffered', `The protocol offers ${plannedDosesMg.join(', ')} mg.`, '/plannedMg');
  }
  if (body.plannedMg < state.doses.length * deviceMg) {
    return refuse(
      'planNotOffered',
      'More than that has been given already. Stop dosing instead.',
      '/plannedMg',
    );
  }
  return accept({ type: 'PlanChanged', body });
}

/** [HOLD] Only a prescriber weighs benefit against risk, and says why (1.2). */
export function decideOverrideHold(state: SessionState, body: Body<'OverrideHold'>): Decision {
  if (firstDoseAtMs(state) !== null) return refuse('wrongStage', 'The dose has been given.');
  if (!judgeHold(state).active) return refuse('alreadyDone', 'There is no hold.');
  return accept({ type: 'HoldOverridden', body });
}

/** A set that is old, late or failed HOLD becomes the baseline only by a clinician's word (12.20, edge cases 1 and 3). */
export function decideBaseline(state: SessionState, body: Body<'AcceptBaseline'>): Decision {
  const reading = state.readings.find((item) => item.entryId === body.entryId);
  if (!reading) return refuse('unknownEntry', 'There is no such reading.', '/entryId');
  if (reading.content.vitals.systolicMmHg === undefined) {
    return refuse('impossibleValue', 'A baseline needs a blood pressure.', '/entryId');
  }
  const t0 = firstDoseAtMs(state);
  if (t0 !== null && reading.takenAtMs > t0 && hasOnTimeBaseline(state)) {
    return refuse(
      'wrongStage',
      'A baseline from before the dose stands. A reading after it cannot replace it.',
      '/entryId',
    );
  }
  return accept({ type: 'BaselineAccepted', body });
}
