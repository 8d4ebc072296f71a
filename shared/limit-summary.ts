import { LABELS } from './clinical/readiness/criterion.ts';
import { ATTESTABLE } from './events.ts';
import { limitAlerts, limitCheck } from './limit-alerts.ts';
import type { BoardSummary } from './summary.ts';

/**
 * How much of a patient a board may show.
 * full      staff at their station
 * names     a wall where only staff can see it
 * initials  a wall or a locked station in view of relatives
 */
export type Audience = 'full' | 'names' | 'initials';

/**
 * The summary with what the audience may not see taken out on the server: second identifiers beyond staff, names where
 * strangers look, and the words of alerts and criteria that say more than a vital does (see `limitAlerts`; what somebody
 * stated or typed; where strangers look, how somebody feels). Severities, vitals and clocks stay: danger is never hidden
 * from whoever watches the room.
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
    // Nobody answers here, and the id names the alert.
    emergencyAsked: null,
    identity: { name, chosenName, birthDate: null, sex: 'unknown' },
    alerts: limitAlerts(summary.alerts, audience),
    checks: summary.checks.map((check) => limitCheck(check, audience)),
    readiness: { ...summary.readiness, firstUnmet: limitUnmet(summary.readiness.firstUnmet, audience) },
  };
}

/** How far the dose is felt: said to staff, not to relatives. */
const FELT = ['D6', 'D7'] as const;

/** What no sensor knows is stated by somebody, with names and in words of their own. */
function limitUnmet(firstUnmet: string, audience: Audience): string {
  const withheld = audience === 'names' ? ATTESTABLE : [...ATTESTABLE, ...FELT];
  return withheld.some((criterion) => firstUnmet.startsWith(LABELS[criterion])) ? '' : firstUnmet;
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
