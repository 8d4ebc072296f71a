import { recordSet } from '../demo/sets.ts';
import { signsNow } from './measure.ts';
import { byNurse, byPrescriber, minutes, type Shift } from './shift.ts';

/** What does not go by the schedule: put on the agenda when the first dose is given. */
export function planUpsets(shift: Shift, t0: number): void {
  const { dice, visitor } = shift;
  const later = (min: number, run: (atMs: number) => void) => {
    shift.agenda.push({ atMs: t0 + minutes(min), run });
  };
  for (const min of visitor.vomitsAtMin) later(min, (atMs) => vomit(shift, atMs));
  later(dice.between('lowered at', 44, 60), (atMs) => lowerPressure(shift, atMs));
  if (visitor.body.systolicMmHg > 130 && dice.chance('fitted', 0.15))
    later(1, (atMs) => fitLimits(shift, atMs));
  if (dice.chance('mistyped', 0.02))
    later(dice.between('mistyped at', 30, 80), (atMs) => mistype(shift, atMs));
  if (dice.chance('by hand', 0.005))
    later(dice.between('by hand at', 10, 60), (atMs) => raiseByHand(shift, atMs));
}

function vomit(shift: Shift, takenAtMs: number): void {
  const symptom = {
    effect: 'vomiting',
    grade: 'moderate',
    endAtMs: takenAtMs,
    action: 'Basin, head raised',
  } as const;
  const content = { kind: 'symptom', takenAtMs, ...symptom } as const;
  const entryId = shift.record.newId();
  byNurse(shift, takenAtMs, { type: 'ReportSymptom', body: { entryId, content, lateReason: null } });
}

/** Half of those whose pressure has been critical for two sets are given something for it. */
function lowerPressure(shift: Shift, takenAtMs: number): void {
  const { record, dice } = shift;
  if (record.state.alerts.cores.BP?.critical.state !== 'confirmed' || !dice.chance('lowered', 0.5)) return;
  const drug = { name: 'Labetalol', amount: '100 mg', route: 'by mouth' };
  const content = { kind: 'medicine', takenAtMs, purpose: 'antihypertensive', ...drug } as const;
  byNurse(shift, takenAtMs, {
    type: 'GiveMedicine',
    body: { entryId: record.newId(), content, lateReason: null },
  });
}

function fitLimits(shift: Shift, atMs: number): void {
  const body = { limits: { systolicHigh: { warning: 170, critical: 185 } }, reason: 'Known high pressure' };
  byPrescriber(shift, atMs, { type: 'FitLimits', body });
}

/** A pressure typed too high, and put right two minutes later. */
function mistype(shift: Shift, takenAtMs: number): void {
  const { systolicMmHg, diastolicMmHg } = signsNow(shift, takenAtMs);
  const typed = (systolic: number) => {
    const command = recordSet({ bp: `${systolic}/${diastolicMmHg}` }, takenAtMs, null, shift.record.newId);
    if (command.type !== 'RecordSet' || command.body.reading === null)
      throw new Error('a pressure is a reading');
    return { command, reading: command.body.reading };
  };
  const wrong = typed(Math.min(systolicMmHg + 40, diastolicMmHg + 98));
  const { entryId } = wrong.reading;
  byNurse(shift, takenAtMs, wrong.command);
  shift.agenda.push({
    atMs: takenAtMs + minutes(2),
    run: (atMs) => {
      const { content } = typed(systolicMmHg).reading;
      byNurse(shift, atMs, {
        type: 'CorrectEntry',
        body: { entryId, version: 1, content, reason: 'Typed wrong' },
      });
    },
  });
}

function raiseByHand(shift: Shift, atMs: number): void {
  const body = { alertId: shift.record.newId(), severity: 'warning', text: 'Looks pale' } as const;
  byNurse(shift, atMs, { type: 'RaiseAlert', body });
}
