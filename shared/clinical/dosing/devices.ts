import type { DoseContent, Incident } from '../../entries.ts';
import type { Remark } from '../../remark.ts';
import type { SessionState } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import { sinceDoseMin } from '../facts.ts';

/** Gaps between devices are marked, never blocked: below the rest, or above the long gap (section 12.19). */
export function deviceGapRemarks(state: SessionState): Remark[] {
  const { dosing } = state.protocol;
  if (dosing.form !== 'devices') return [];
  const { restMin, longGapMin } = dosing;
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
  const { dosing } = state.protocol;
  if (dosing.form !== 'devices') return [];
  return state.doses.flatMap(({ entryId, content }, index): Remark[] => {
    const device = `Device ${index + 1}`;
    const partial = partialText(content, dosing.deviceMg);
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
