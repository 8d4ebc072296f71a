import { LABELS } from './clinical/readiness/criterion.ts';
import { ATTESTABLE } from './events.ts';
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
 * strangers look, and the words of alerts and criteria that say more than a vital does (a suicide screen, what somebody
 * stated or typed). Severities, vitals and clocks stay: danger is never hidden from whoever watches the room.
 */
export function limitSummary(summary: BoardSummary, audience: Audience): BoardSummary {
  if (audience === 'full') return summary;
  const { identity } = summary;
  const name = audience === 'names' ? identity.name : initials(identity.name);
  const chosenName = audience === 'names' ? identity.chosenName : null;
  return {
    ...summary,
    patientId: '',
    identity: { name, chosenName, birthDate: null, sex: 'unknown' },
    alerts: summary.alerts.map(limitAlert),
    readiness: { ...summary.readiness, firstUnmet: limitUnmet(summary.readiness.firstUnmet) },
  };
}

const PRIVATE_FAMILIES = /^(SI|HAND)(?=:|$)/;

/** The family tells as much as the words, and stands in the id of the episode too. */
function limitAlert(alert: SummaryAlert): SummaryAlert {
  if (!PRIVATE_FAMILIES.test(alert.family)) return alert;
  const unnamed = (id: string) => id.replace(PRIVATE_FAMILIES, 'PRIVATE');
  const { family, episodeId } = alert;
  return { ...alert, family: unnamed(family), episodeId: unnamed(episodeId), message: 'Nurse needed' };
}

/** What no sensor knows is stated by somebody, with names and in words of their own. */
function limitUnmet(firstUnmet: string): string {
  return ATTESTABLE.some((criterion) => firstUnmet.startsWith(LABELS[criterion])) ? '' : firstUnmet;
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
