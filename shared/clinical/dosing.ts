import type { DoseContent, Incident } from '../entries.ts';
import type { DosingJudgement, Remark } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { firstDoseAtMs, lastDoseAtMs, sinceDoseMin } from './facts.ts';

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

/** A nasal device holds its dose in two sprays, one for each nostril. (PI) */
export const SPRAYS_PER_DEVICE = 2;

/** What that many sprays of a device hold, in mg. */
export function mgOfSprays(sprays: number, deviceMg: number): number {
  return (sprays / SPRAYS_PER_DEVICE) * deviceMg;
}

export const INCIDENT_NAMES: Record<Incident, string> = {
  sneezed: 'Sneezed',
  dripped: 'Dripped',
  vomited: 'Vomited',
};

/** [DEVICE-LOST] A device that gave less than it holds, or lost some: said, with what it means; nothing replaces it by itself. */
export function lostDoseRemarks(state: SessionState): Remark[] {
  return state.doses.flatMap(({ entryId, content }, index): Remark[] => {
    const device = `Device ${index + 1}`;
    const partial = partialText(content, state.protocol.dosing.deviceMg);
    const { incident } = content;
    const sinceMin = incident ? Math.floor(sinceDoseMin(state, incident.atMs) ?? 0) : 0;
    return [
      ...(partial === ''
        ? []
        : [
            {
              kind: 'partialDose' as const,
              entryId,
              message: `${device}: ${partial}. Nothing replaces it by itself: a clinician decides`,
            },
          ]),
      ...(incident
        ? [
            {
              kind: 'airwayWatch' as const,
              entryId,
              message: `${device}: ${INCIDENT_NAMES[incident.kind].toLowerCase()} at T+${sinceMin}. Watch the airway more closely`,
            },
          ]
        : []),
    ];
  });
}

/** `1 of 2 sprays, 14 of 28 mg`; empty when the device gave all it holds. */
function partialText({ sprays, deliveredMg }: DoseContent, deviceMg: number): string {
  const fewer = sprays !== undefined && sprays < SPRAYS_PER_DEVICE;
  const parts = [
    fewer ? `${sprays} of ${SPRAYS_PER_DEVICE} sprays` : '',
    deliveredMg < deviceMg ? `${deliveredMg} of ${deviceMg} mg` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
