import { judgeDosing } from '#shared/clinical/dosing/dosing.ts';
import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import { obligations } from '#shared/clinical/obligations.ts';
import { judgeReadiness } from '#shared/clinical/readiness/readiness.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { CriterionJudgement } from '#shared/judgement.ts';
import { fullSet } from './measure.ts';
import { byNurse, byPrescriber, type Deed, minutes, type Shift } from './shift.ts';

/** Nobody stays longer: by then the patient goes against advice, minutes after T0. */
const LONGEST_MIN = 360;

/** After the gate somebody looks whether the patient may leave, again after everything that staff did since. */
export function nextTowardsLeaving(shift: Shift): Deed | null {
  const { record, dice } = shift;
  const t0 = firstDoseAtMs(record.state);
  if (t0 === null) return null;
  const impatientAtMs =
    t0 + minutes(dice.chance('impatient', 0.01) ? dice.between('leaves at', 50, 100) : LONGEST_MIN);
  const leaves: Deed = {
    atMs: Math.max(impatientAtMs, record.state.lastRecordedAtMs),
    run: (atMs) => leave(shift, atMs),
  };
  const { gateAtMs } = judgeDosing(record.state);
  if (gateAtMs === null || shift.lookedAfterMs === shift.actedAtMs) return leaves;
  const atMs = Math.max(gateAtMs, shift.actedAtMs) + minutes(1);
  return atMs < leaves.atMs ? { atMs, run: (at) => look(shift, at) } : leaves;
}

function look(shift: Shift, atMs: number): void {
  const { record } = shift;
  const readiness = judgeReadiness(record.state, obligations(record.state), atMs);
  const open = readiness.criteria.filter(({ status }) => status === 'unmet' || status === 'unknown');
  const sayable = open.every(({ attestable, criterion }) => attestable || criterion === 'D15');
  if (readiness.maySign) sign(shift, atMs);
  else if (sayable && open.some(({ criterion }) => criterion === 'D15')) fullSet(shift, atMs, { nausea: 1 });
  else if (sayable) for (const criterion of open) attest(shift, atMs, criterion);
  else if (readiness.extendProposed) extend(shift, atMs);
  // Where something was done towards it, the next look is soon.
  shift.lookedAfterMs = sayable ? null : shift.actedAtMs;
}

function sign(shift: Shift, atMs: number): void {
  byPrescriber(shift, atMs, { type: 'Sign', body: {} });
}

function extend(shift: Shift, atMs: number): void {
  const body = { reason: 'Not yet as before the dose', reviewAtMs: atMs + minutes(15), escortInformed: true };
  byNurse(shift, atMs, { type: 'ExtendObservation', body });
}

type Attestable = Extract<SessionCommand, { type: 'Attest' }>['body']['criterion'];

function attest(shift: Shift, atMs: number, { criterion }: CriterionJudgement): void {
  const transport =
    criterion === 'D12' ? ({ kind: 'person', name: 'Escort', phone: '555 0142' } as const) : null;
  const body = { criterion: criterion as Attestable, met: true, note: null, transport };
  byNurse(shift, atMs, { type: 'Attest', body });
}

function leave(shift: Shift, atMs: number): void {
  byNurse(shift, atMs, {
    type: 'LeaveAgainstAdvice',
    body: {
      prescriberTold: true,
      risksExplained: true,
      formSigned: false,
      transport: 'taxi',
      witnessedBy: null,
      leftAtMs: atMs,
      reason: 'Wants to go home now',
    },
  });
}
