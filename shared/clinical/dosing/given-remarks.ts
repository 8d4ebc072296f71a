import type { Remark } from '../../remark.ts';
import type { SessionState } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import { blockingEpisodes } from '../readiness/final.ts';
import { isEndMissing, judgeDosing } from './dosing.ts';
import { isLozengeAsked } from './lozenge.ts';

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

/** [INFUSION] [LOZENGE] What must be over by now and is not recorded as over: the clocks run from it. */
export function overdueDoseRemarks(state: SessionState, nowMs: number): Remark[] {
  if (state.end) return [];
  const dosing = judgeDosing(state);
  const remark = (kind: Remark['kind'], message: string): Remark => ({ kind, entryId: null, message });
  return [
    ...(isEndMissing(dosing, nowMs)
      ? [remark('endMissing', 'The infusion should be over: record its end, the minimum time runs from it')]
      : []),
    ...(isLozengeAsked(dosing, nowMs)
      ? [remark('lozengeInMouth', 'Lozenge held as long as is usual: ask, spat out or swallowed?')]
      : []),
  ];
}
