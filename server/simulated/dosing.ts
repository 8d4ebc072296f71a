import { judgeDosing } from '#shared/clinical/dosing/dosing.ts';
import { plannedMgOf } from '#shared/clinical/dosing/plan.ts';
import type { InfusionContent } from '#shared/entries.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { giveDose } from '../demo/sets.ts';
import { byNurse, minutes, type Shift } from './shift.ts';

const LOT = 'L-SIM';
const CONCENTRATION_MG_PER_ML = 1;

export function givesByWeight({ dosing }: Protocol): boolean {
  return dosing.form === 'infusion' || dosing.form === 'injections';
}

/** Gives the first dose at `t0` and puts what follows it on the agenda. */
export function startDosing(shift: Shift, t0: number): void {
  const { dosing } = shift.record.state.protocol;
  switch (dosing.form) {
    case 'devices':
      giveDevices(shift, t0, dosing.deviceMg, dosing.restMin);
      break;
    case 'infusion':
      infuse(shift, t0);
      break;
    case 'injections':
      inject(shift, t0);
      break;
    case 'lozenges':
      give(shift, t0, plannedMg(shift));
      later(shift, t0 + minutes(shift.dice.between('held', 6.5, 13)), (atMs) => takeOut(shift, atMs));
  }
}

/** One device after the other with the rest between; now and then nobody wants the next. */
function giveDevices(shift: Shift, t0: number, deviceMg: number, restMin: number): void {
  give(shift, t0, deviceMg);
  const { dosesPlanned } = judgeDosing(shift.record.state);
  const stopped = shift.dice.chance('stopped early', 0.015);
  const next = stopped ? stop : (at: Shift, atMs: number) => give(at, atMs, deviceMg);
  let atMs = t0;
  const last = Math.min(dosesPlanned ?? 1, stopped ? 2 : Number.POSITIVE_INFINITY);
  for (let nth = 2; nth <= last; nth += 1) {
    atMs += minutes(restMin + shift.dice.between(`rest before ${nth}`, 0, 1.5));
    later(shift, atMs, (at) => next(shift, at));
  }
}

function infuse(shift: Shift, t0: number): void {
  const mg = plannedMg(shift);
  const { plannedOverMin } = shift.record.state;
  const overMin = plannedOverMin ?? 40;
  const rateMlPerHour = Math.round((mg / CONCENTRATION_MG_PER_ML / overMin) * 600) / 10;
  const pauseMin = shift.dice.chance('pause', 0.04) ? shift.dice.between('pause for', 3, 8) : 0;
  const pauseFromMs = t0 + minutes(overMin / 2);
  step(shift, t0, 'start', { rateMlPerHour, concentrationMgPerMl: CONCENTRATION_MG_PER_ML, lot: LOT });
  if (pauseMin > 0) {
    later(shift, pauseFromMs, (atMs) => step(shift, atMs, 'pause'));
    later(shift, pauseFromMs + minutes(pauseMin), (atMs) => step(shift, atMs, 'resume'));
  }
  later(shift, t0 + minutes(overMin + pauseMin), (atMs) => step(shift, atMs, 'end'));
}

/** All at once, or in two halves. */
function inject(shift: Shift, t0: number): void {
  const mg = plannedMg(shift);
  const split = shift.dice.chance('split', 0.2);
  give(shift, t0, split ? mg / 2 : mg);
  if (split)
    later(shift, t0 + minutes(shift.dice.between('second half', 10, 20)), (atMs) =>
      give(shift, atMs, mg / 2),
    );
}

function plannedMg({ record, visitor }: Shift): number {
  return plannedMgOf(record.state) ?? visitor.kg / 2;
}

function give(shift: Shift, atMs: number, mg: number): void {
  byNurse(shift, atMs, giveDose(atMs, LOT, mg, shift.record.newId));
}

function stop(shift: Shift, takenAtMs: number): void {
  byNurse(shift, takenAtMs, { type: 'StopDosing', body: { reason: 'Does not want more today', takenAtMs } });
}

function takeOut(shift: Shift, takenAtMs: number): void {
  const doseId = shift.record.state.doses[0]?.entryId ?? '';
  const how = shift.dice.chance('swallowed', 0.2) ? 'swallowed' : 'spat';
  const content = { kind: 'lozengeEnd', takenAtMs, doseId, how, remark: null } as const;
  const body = { entryId: shift.record.newId(), content, lateReason: null };
  byNurse(shift, takenAtMs, { type: 'EndLozenge', body });
}

function step(
  shift: Shift,
  takenAtMs: number,
  which: InfusionContent['step'],
  more: Partial<InfusionContent> = {},
): void {
  const nothing = {
    rateMlPerHour: null,
    concentrationMgPerMl: null,
    volumeMl: null,
    lot: null,
    remark: null,
  };
  const content = { kind: 'infusion' as const, takenAtMs, step: which, ...nothing, ...more };
  byNurse(shift, takenAtMs, {
    type: 'RunInfusion',
    body: { entryId: shift.record.newId(), content, lateReason: null },
  });
}

function later({ agenda }: Shift, atMs: number, run: (atMs: number) => void): void {
  agenda.push({ atMs, run });
}
