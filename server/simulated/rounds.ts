import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import type { Obligation } from '#shared/clinical/obligation.ts';
import { obligations } from '#shared/clinical/obligations.ts';
import { measure } from './measure.ts';
import { type Deed, minutes, type Shift } from './shift.ts';

/** A check that a visit did not settle is tried again after so long. */
const AGAIN_MIN = 5;

/** The next check somebody will come for; null before the dose. */
export function nextRound(shift: Shift): Deed | null {
  const { state } = shift.record;
  if (firstDoseAtMs(state) === null) return null;
  let next: { check: Obligation; atMs: number } | null = null;
  for (const check of obligations(state)) {
    if (check.outcome !== 'open' || check.overdueFromMs === null) continue;
    const atMs = comesAtMs(shift, check);
    if (next === null || atMs < next.atMs) next = { check, atMs };
  }
  if (next === null) return null;
  const { check, atMs } = next;
  return { atMs, run: (at) => look(shift, check, at) };
}

/** When the nurse comes: mostly on time, sometimes late, now and then long after. */
function comesAtMs({ dice, triedAtMs, record }: Shift, { checkId, kind, dueAtMs }: Obligation): number {
  const tried = triedAtMs.get(checkId);
  const readyAtMs =
    tried === undefined ? dueAtMs + minutes(delayMin(dice, checkId, kind)) : tried + minutes(AGAIN_MIN);
  return Math.max(readyAtMs, record.state.lastRecordedAtMs);
}

function delayMin(dice: Shift['dice'], checkId: string, kind: Obligation['kind']): number {
  if (kind === 'repeat')
    return dice.between(`delay ${checkId}`, 0.2, dice.chance(`slow ${checkId}`, 0.08) ? 8 : 1.5);
  if (dice.chance(`forgotten ${checkId}`, 0.01)) return dice.between(`delay ${checkId}`, 15, 24);
  if (dice.chance(`late ${checkId}`, 0.035)) return dice.between(`delay ${checkId}`, 5, 13);
  return dice.between(`delay ${checkId}`, -2, 4);
}

/** Measures what the check needs; a few sets are written on paper first and entered later. */
function look(shift: Shift, { checkId, kind, needs }: Obligation, atMs: number): void {
  const { dice, triedAtMs } = shift;
  const onPaper = kind === 'scheduled' && dice.chance(`paper ${checkId}`, 0.025);
  const enteredAtMs = onPaper ? atMs + minutes(dice.between(`entered ${checkId}`, 4, 22)) : atMs;
  triedAtMs.set(checkId, enteredAtMs);
  const enter = (at: number) => measure(shift, needs, atMs, at);
  if (onPaper) shift.agenda.push({ atMs: enteredAtMs, run: enter });
  else enter(atMs);
}
