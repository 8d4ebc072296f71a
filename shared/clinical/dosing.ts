import type { DosingJudgement, Remark } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { firstDoseAtMs, lastDoseAtMs } from './facts.ts';

/**
 * Two clocks [D1, REMS]: the minimum time runs from the last device, the REMS minutes from the first. A dose that was
 * stopped early still runs the full time from the last device actually given.
 */
export function judgeDosing(state: SessionState): DosingJudgement {
  const { dosing, minimumMin } = state.protocol;
  const devicesPlanned = Math.ceil(state.plannedMg / dosing.deviceMg);
  const devicesGiven = state.doses.length;
  const last = lastDoseAtMs(state);
  const complete = devicesGiven >= devicesPlanned;
  const stopped = state.dosingStopped;
  const over = complete || stopped !== null;
  return {
    plannedMg: state.plannedMg,
    deliveredMg: state.doses.reduce((sum, dose) => sum + dose.content.deliveredMg, 0),
    devicesPlanned,
    devicesGiven,
    firstDoseAtMs: firstDoseAtMs(state),
    lastDoseAtMs: last,
    complete,
    stoppedEarly: stopped && { reason: stopped.reason, atMs: stopped.takenAtMs },
    nextDeviceFromMs: last !== null && !over ? last + dosing.restMin * MINUTE_MS : null,
    gateAtMs: last !== null && over ? last + minimumMin * MINUTE_MS : null,
  };
}

/** Gaps between devices are marked, never blocked: below the rest, or above the long gap (section 12.19). */
export function deviceGapRemarks(state: SessionState): Remark[] {
  const { restMin, longGapMin } = state.protocol.dosing;
  return state.doses.flatMap((dose, index): Remark[] => {
    const before = state.doses[index - 1];
    if (!before) return [];
    const gapMin = (dose.takenAtMs - before.takenAtMs) / MINUTE_MS;
    const said = `Device ${index + 1} started ${Math.round(gapMin * 10) / 10} min after device ${index}`;
    if (gapMin < restMin) {
      return [
        { kind: 'deviceGapShort', entryId: dose.entryId, message: `${said}: the rest is ${restMin} min` },
      ];
    }
    if (gapMin > longGapMin) {
      return [
        { kind: 'deviceGapLong', entryId: dose.entryId, message: `${said}: more than ${longGapMin} min` },
      ];
    }
    return [];
  });
}
