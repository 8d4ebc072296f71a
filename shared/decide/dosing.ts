import { hasOnTimeBaseline } from '../clinical/baseline.ts';
import { judgeDosing } from '../clinical/dosing/dosing.ts';
import { type InfusionStatus, infusionStatusAt } from '../clinical/dosing/infusion.ts';
import { plannedMgOf } from '../clinical/dosing/plan.ts';
import { findPlanProblem } from '../clinical/dosing/possible-plan.ts';
import { firstDoseAtMs } from '../clinical/facts.ts';
import { judgeHold } from '../clinical/hold.ts';
import type { SessionCommand } from '../commands.ts';
import type { InfusionStep } from '../entries.ts';
import type { SessionState } from '../state.ts';
import { accept, type Decision, refuse, refuseWith } from './answers.ts';
import { decideEntry } from './entries.ts';
import { weightQuestion } from './possible-doses.ts';
import { findWrongTime } from './times.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

export function decideStop(state: SessionState, body: Body<'StopDosing'>, nowMs: number): Decision {
  const dosing = judgeDosing(state);
  if (dosing.dosesGiven === 0)
    return refuse('wrongStage', 'Nothing has been given: cancel the session instead.');
  if (dosing.complete) return refuse('alreadyDone', 'The planned dose has been given in full.');
  if (dosing.stoppedEarly) return refuse('alreadyDone', 'Dosing has already been stopped.');
  const wrong = findWrongTime(state, body.takenAtMs, nowMs, '/takenAtMs');
  if (wrong) return refuseWith(wrong);
  if (body.takenAtMs < (dosing.lastDoseAtMs ?? 0))
    return refuse('impossibleValue', 'That is before the last dose was given.', '/takenAtMs');
  return accept({ type: 'DosingStopped', body });
}

export function decidePlan(state: SessionState, body: Body<'ChangePlan'>): Decision {
  const { dosing } = state.protocol;
  const problem = findPlanProblem(dosing, body);
  if (problem) return refuse('planNotOffered', problem.sentence, `/${problem.field}`);
  const { dosesGiven, deliveredMg } = judgeDosing(state);
  const givenMg = dosing.form === 'devices' ? dosesGiven * dosing.deviceMg : deliveredMg;
  const planned = plannedMgOf({ ...state, ...body });
  if (planned !== null && planned < givenMg) {
    return refuse(
      'planNotOffered',
      'More than that has been given already. Stop dosing instead.',
      body.plannedMg === null ? '/plannedMgPerKg' : '/plannedMg',
    );
  }
  return accept({ type: 'PlanChanged', body });
}

/** A step that the infusion as it stands cannot take is a slip of the finger: nothing is recorded. */
export function decideInfusion(state: SessionState, body: Body<'RunInfusion'>, nowMs: number): Decision {
  const { step, takenAtMs } = body.content;
  // A forgotten pause is entered when all is over: what counts is how it stood then. There is one start and one end.
  const once = step === 'start' || step === 'end';
  const status = infusionStatusAt(state, once ? Number.POSITIVE_INFINITY : takenAtMs);
  if (!FITS[step].includes(status)) return refuse('wrongStage', WHY_NOT[status], '/content/step');
  return decideEntry(state, body, nowMs);
}

const FITS: Record<InfusionStep, readonly InfusionStatus[]> = {
  start: ['none'],
  rate: ['running'],
  pause: ['running'],
  resume: ['paused'],
  end: ['running', 'paused'],
};

const WHY_NOT: Record<InfusionStatus, string> = {
  none: 'The infusion had not been started by then. Check the time, or record its start first.',
  running: 'The infusion was running then. Check the time and the step.',
  paused: 'The infusion was paused then. Check the time, or record that it was resumed.',
  over: 'The infusion was over by then. If that is wrong, correct its end.',
};

/** [PLAUSIBLE] An unusual weight is asked about before it is recorded: a dose is computed from it. */
export function decideWeight(state: SessionState, body: Body<'RecordWeight'>, nowMs: number): Decision {
  const question = body.rechecked ? null : weightQuestion(state, body.content);
  const decision = decideEntry(state, body, nowMs);
  if (decision.ok && question !== null) return refuse('recheckNeeded', question, '/content/kg');
  return decision;
}

/** [RISK] Age is known from the birth date; nobody states it. */
export function decideRisk(state: SessionState, body: Body<'StateRisk'>): Decision {
  if (!state.protocol.modifiers.some(({ risk }) => risk === body.risk))
    return refuse('impossibleValue', 'This protocol does not ask about that risk.', '/risk');
  if (body.risk === 'age65')
    return refuse('impossibleValue', 'The age follows from the birth date.', '/risk');
  return accept({ type: 'RiskStated', body });
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
