import type { Remark } from '../../remark.ts';
import type { SessionState } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import { blockingEpisodes } from '../readiness/final.ts';
import { judgeDosing } from './dosing.ts';

/** [INFUSION] A critical alert while it runs: what to do about the infusion is a person's decision, and is said so. */
export function infusionRemarks(state: SessionState): Remark[] {
  if (state.end || judgeDosing(state).infusion?.status !== 'running') return [];
  if (
    !blockingEpisodes(state).some(({ severity, status }) => severity === 'critical' && status !== 'latched')
  )
    return [];
  const message = 'Infusion running: to slow, pause or stop it is the prescriber’s decision';
  return [{ kind: 'infusionRunning', entryId: null, message }];
}

/** [LOZENGE] Held for less or more than the protocol says: the dose taken up is another, and nobody knows which. */
export function lozengeRemarks(state: SessionState): Remark[] {
  const { dosing } = state.protocol;
  if (dosing.form !== 'lozenges') return [];
  return state.lozengeEnds.flatMap(({ entryId, takenAtMs, content }): Remark[] => {
    const dose = state.doses.find((item) => item.entryId === content.doseId);
    if (dose === undefined) return [];
    const heldMin = Math.round((takenAtMs - dose.takenAtMs) / MINUTE_MS);
    const swallowed = content.how === 'swallowed' ? ': a second peak is possible' : '';
    const unusual = heldMin < dosing.heldMin.from || heldMin > dosing.heldMin.to;
    if (swallowed === '' && !unusual) return [];
    const usual = unusual ? `, usually ${dosing.heldMin.from} to ${dosing.heldMin.to} min` : '';
    const message = `Lozenge held ${heldMin} min${usual}, ${content.how}${swallowed}`;
    return [{ kind: 'lozengeHeld', entryId, message }];
  });
}
