import { LABELS } from './clinical/readiness/criterion.ts';
import { ATTESTABLE, type CriterionId } from './events.ts';
import type { ValueKey } from './judgement.ts';
import { limitAlerts, limitCheck, limitReason } from './limit-alerts.ts';
import type { BoardSummary, SummaryValue } from './summary.ts';

/**
 * How much of a patient a board may show.
 * full      staff at their station
 * names     a wall where only staff can see it
 * initials  a wall or a locked station in view of relatives
 */
export type Audience = 'full' | 'names' | 'initials';

/** What instruments say. How far a patient is from themselves is said to staff. */
const SHOWN_VALUES = [
  'systolicMmHg',
  'diastolicMmHg',
  'meanArterialMmHg',
  'heartRateBpm',
  'spo2Percent',
  'respiratoryRatePerMin',
] as const satisfies readonly ValueKey[];
/** Criteria whose words are a time or a vital. */
const SHOWN_CRITERIA = ['D1', 'D2', 'D4', 'D5'] as const;

/**
 * The summary with what the audience may not see taken out on the server: second identifiers beyond staff, names where
 * strangers look (also of staff and devices), scores, and the words of alerts, checks and criteria that say more than a
 * vital does (see `limitAlerts`; what somebody stated or typed; where strangers look, how somebody feels). Severities,
 * vitals and clocks stay: danger is never hidden from whoever watches the room. It is made field by field, so that a
 * field that is new is withheld until somebody has decided.
 */
export function limitSummary(summary: BoardSummary, audience: Audience): BoardSummary {
  if (audience === 'full') return summary;
  return {
    ...times(summary),
    ...(audience === 'names' ? forStaffOnly(summary) : forStrangers(summary)),
    patientId: '',
    // Nobody answers here, and the id names the alert.
    emergencyAsked: null,
    // Nor does anybody take over here.
    nurseId: null,
    handover: null,
    // Nor does anybody read here what was left unasked before a dose.
    checklistOpen: 0,
    // What speaks against a dose is for who may open the record.
    contraindication: null,
    hold: limitHold(summary.hold, audience),
    alerts: limitAlerts(summary.alerts, audience),
    checks: summary.checks.map((check) => limitCheck(check, audience)),
    readiness: limitReadiness(summary.readiness, audience),
  };
}

/** Chairs, amounts and clocks: shown to everybody. */
function times(summary: BoardSummary) {
  const { sessionId, seq, chairId, sameName, moved, stage, plannedAtMs, route, plannedMg } = summary;
  const { deliveredMg, form, dosesGiven, dosesPlanned, infusion, lozenge, firstDoseAtMs } = summary;
  const { nextDoseFromMs, gateAtMs, baselineAtMs, newestSetAtMs, reviewAtMs, callBacks } = summary;
  const { nextChangeAtMs } = summary;
  const who = { sessionId, seq, chairId, sameName, moved, stage, plannedAtMs };
  const amounts = { route, plannedMg, deliveredMg, form, dosesGiven, dosesPlanned };
  const clocks = { nextDoseFromMs, gateAtMs, baselineAtMs, newestSetAtMs, reviewAtMs, nextChangeAtMs };
  return { ...who, ...amounts, infusion, lozenge, firstDoseAtMs, ...clocks, callBacks };
}

/** On a wall that only staff can see. */
function forStaffOnly({
  identity,
  restricted,
  glassBroken,
  nurse,
  values,
  devices,
  customLimits,
  limitsProposed,
}: BoardSummary) {
  const { name, chosenName } = identity;
  const named = { name, chosenName, birthDate: null, sex: 'unknown' } as const;
  const limits = { customLimits, limitsProposed };
  return { identity: named, restricted, glassBroken, nurse, values, devices, ...limits };
}

/** That a record is guarded, who got past it, and who fitted limits or proposed them is no one's business in a corridor. */
function forStrangers({ identity, values, devices }: BoardSummary) {
  return {
    identity: { name: initials(identity.name), chosenName: null, birthDate: null, sex: 'unknown' },
    restricted: false,
    glassBroken: null,
    nurse: null,
    values: Object.fromEntries(SHOWN_VALUES.flatMap((key) => numbersOf(key, values[key]))),
    devices: devices.map(({ deviceId, continuous, skewMs }) => ({ deviceId, continuous, skewMs, name: '' })),
    customLimits: null,
    limitsProposed: null,
  } as const;
}

function numbersOf(key: ValueKey, found: SummaryValue | undefined): [ValueKey, SummaryValue][] {
  if (found === undefined) return [];
  const { value, takenAtMs, staleAtMs, stale, severity, seen, failed, delta } = found;
  return [[key, { value, takenAtMs, staleAtMs, stale, severity, seen, failed, delta }]];
}

function limitHold(hold: BoardSummary['hold'], audience: Audience): BoardSummary['hold'] {
  const { active, passes, passesNeeded, repeatDueAtMs } = hold;
  return { active, passes, passesNeeded, repeatDueAtMs, reason: limitReason(hold.reason, audience) };
}

function limitReadiness(readiness: BoardSummary['readiness'], audience: Audience): BoardSummary['readiness'] {
  const { verdict, met, unmet, unknown, overridden, maySign, metSinceMs, countsUntilMs } = readiness;
  const counts = { met, unmet, unknown, overridden };
  const firstUnmet = limitUnmet(readiness.firstUnmet, audience);
  return { verdict, ...counts, maySign, metSinceMs, countsUntilMs, firstUnmet };
}

/** What no sensor knows is stated by somebody, with names and in words of their own. */
function limitUnmet(firstUnmet: string, audience: Audience): string {
  const of = (criteria: readonly CriterionId[]) =>
    criteria.some((criterion) => firstUnmet.startsWith(LABELS[criterion]));
  const isShown = audience === 'names' ? !of(ATTESTABLE) : of(SHOWN_CRITERIA);
  return isShown ? firstUnmet : '';
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
