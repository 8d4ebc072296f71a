import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import { judgeHold } from '#shared/clinical/hold.ts';
import { answerEverything } from '../demo/before-dose.ts';
import { givesByWeight, startDosing } from './dosing.ts';
import { fullSet } from './measure.ts';
import { byNurse, byPrescriber, type Deed, minutes, type Shift } from './shift.ts';
import { planUpsets } from './upsets.ts';

/** A pressure that does not come down in so many sets is weighed by the prescriber. */
const MOST_SETS = 5;

/** From the door to the chair: everything asked and answered before anything is measured. */
export function receive(shift: Shift, chairId: string): void {
  const { arrivedAtMs, record, visitor, dice } = shift;
  byNurse(shift, arrivedAtMs, { type: 'ArrivePatient', body: { chairId } });
  byNurse(shift, arrivedAtMs, { type: 'TakeOver', body: { acceptedAlertIds: [], acceptedCheckId: null } });
  const { protocol } = record.state;
  const suicideScreen = dice.chance('screen', 0.008) ? 1 : 0;
  const answers = { kg: visitor.kg, suicideScreen, newId: record.newId };
  const answeredAtMs = arrivedAtMs + minutes(1);
  for (const answer of answerEverything(protocol, answeredAtMs, answers))
    byNurse(shift, answeredAtMs, answer);
  const asked = protocol.modifiers.map(({ risk }) => risk);
  for (const risk of visitor.risks.filter((stated) => asked.includes(stated)))
    byNurse(shift, arrivedAtMs + minutes(2), {
      type: 'StateRisk',
      body: { risk, present: true, note: null },
    });
  if (givesByWeight(protocol) && record.state.weights.length === 0) weigh(shift, arrivedAtMs + minutes(3));
}

function weigh(shift: Shift, takenAtMs: number): void {
  const content = { kind: 'weight', takenAtMs, kg: shift.visitor.kg } as const;
  const body = { entryId: shift.record.newId(), content, rechecked: true, lateReason: null };
  byNurse(shift, takenAtMs, { type: 'RecordWeight', body });
}

/** What comes next until the dose is given; null after it. */
export function nextBeforeDose(shift: Shift): Deed | null {
  const { state } = shift.record;
  if (firstDoseAtMs(state) !== null) return null;
  const { dice, arrivedAtMs, sets, actedAtMs } = shift;
  if (sets === 0) {
    const run = (atMs: number) => fullSet(shift, atMs);
    return { atMs: arrivedAtMs + minutes(dice.between('first set', 5, 9)), run };
  }
  const { active, repeatDueAtMs } = judgeHold(state);
  if (active && sets >= MOST_SETS) {
    const body = { reason: 'Seen and examined; benefit outweighs the risk today' };
    const run = (atMs: number) => byPrescriber(shift, atMs, { type: 'OverrideHold', body });
    return { atMs: actedAtMs + minutes(3), run };
  }
  if (active && repeatDueAtMs !== null) {
    const waitMin = dice.between(`rest ${sets}`, 0.2, 2);
    return { atMs: repeatDueAtMs + minutes(waitMin), run: (atMs) => fullSet(shift, atMs) };
  }
  const atMs = actedAtMs + minutes(dice.between('dose after', 2, 8));
  return {
    atMs,
    run: (t0) => {
      startDosing(shift, t0);
      planUpsets(shift, t0);
    },
  };
}
