import type { BoardSummary, SummaryAlert } from './summary.ts';

/**
 * How much of a patient a board may show.
 * full      staff at their station
 * names     a wall where only staff can see it
 * initials  a wall or a locked station in view of relatives
 */
export type Audience = 'full' | 'names' | 'initials';

/**
 * The summary with what the audience may not see taken out on the server: second identifiers beyond staff, names where
 * strangers look, and the words of alerts that say more than a vital does (a suicide screen, free text). Severities,
 * vitals and clocks stay: danger is never hidden from whoever watches the room.
 */
export function limitSummary(summary: BoardSummary, audience: Audience): BoardSummary {
  if (audience === 'full') return summary;
  const { identity } = summary;
  const name = audience === 'names' ? identity.name : initials(identity.name);
  const chosenName = audience === 'names' ? identity.chosenName : null;
  // That a record is guarded, and who got past it, is no one's business in a corridor.
  const guard =
    audience === 'names'
      ? { restricted: summary.restricted, glassBroken: summary.glassBroken }
      : { restricted: false, glassBroken: null };
  return {
    ...summary,
    ...guard,
    patientId: '',
    identity: { name, chosenName, birthDate: null, sex: 'unknown' },
    alerts: summary.alerts.map(limitAlert),
  };
}

const PRIVATE_FAMILIES = /^(SI|HAND)(:|$)/;

function limitAlert(alert: SummaryAlert): SummaryAlert {
  return PRIVATE_FAMILIES.test(alert.family) ? { ...alert, message: 'Nurse needed' } : alert;
}

/**
 * `V. B.` for screens that strangers can read: given name first, from `Brandt, Viktor` and `Viktor Brandt` alike.
 * Initials of initials are the same initials.
 */
export function initials(name: string): string {
  const [family, given] = name.split(',').map((part) => part.trim());
  const inOrder = given === undefined ? name.split(/\s+/) : [...given.split(/\s+/), family ?? ''];
  return inOrder
    .filter((word) => word !== '')
    .map((word) => `${[...word][0]?.toUpperCase()}.`)
    .join(' ');
}
