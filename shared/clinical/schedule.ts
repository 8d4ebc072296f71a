import { type Modifier, RISKS, type Risk } from '../protocols/modifiers.ts';
import type { ScheduledCheck } from '../protocols/schedule.ts';
import type { SessionState } from '../state.ts';
import { MEASURES } from '../vocabulary.ts';
import { firstDoseAtMs } from './facts.ts';

/** The first zone to begin a day is 14 hours ahead: whoever is 65 anywhere at that moment counts as 65. */
export const FURTHEST_ZONE_MS = 14 * 3_600_000;
const OLD_AGE_YEARS = 65;

/** Whether somebody has lived so many years at `atMs`; on the eve of the birthday, too. */
export function isOfAge(birthDate: string, years: number, atMs: number): boolean {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  return atMs + FURTHEST_ZONE_MS >= Date.UTC(year + years, month - 1, day);
}

/** [RISK] Whether the patient is 65 or over at `atMs`; on the eve of the birthday, too: it only adds checks. */
export function isOld(birthDate: string, atMs: number): boolean {
  return isOfAge(birthDate, OLD_AGE_YEARS, atMs);
}

/**
 * Whether a risk is known to hold: age from the birth date, any other by a clinician's newest statement. Unstated is
 * not absent, it is not known.
 */
export function riskHolds(state: SessionState, risk: Risk): boolean {
  if (risk === 'age65')
    return isOld(state.identity.birthDate, firstDoseAtMs(state) ?? state.lastRecordedAtMs);
  return state.risks[risk]?.present === true;
}

/** What the risks of this patient add, in the order of the protocol. */
export function standingModifiers(state: SessionState): Modifier[] {
  return state.protocol.modifiers.filter(({ risk }) => riskHolds(state, risk));
}

/** A check of the protocol, and which of the patient's risks asked for it, or for more of it. */
export interface AskedCheck extends ScheduledCheck {
  risks: Risk[];
}

/**
 * [RISK] The checks of the protocol with what the patient's risks add, in order of time. A check that the protocol has
 * already only gains what it lacks; it names every risk that asked for more than the protocol does.
 */
export function checksAsked(state: SessionState): AskedCheck[] {
  const own = new Map(state.protocol.schedule.checks.map((check) => [check.atMin, check]));
  const asked = new Map(
    [...own].map(([atMin, check]): [number, AskedCheck] => [atMin, { ...check, risks: [] }]),
  );
  for (const { risk, label, checks } of standingModifiers(state))
    for (const check of checks) {
      const there = asked.get(check.atMin);
      if (there === undefined)
        asked.set(check.atMin, { ...check, source: `${label}, ${check.source}`, risks: [risk] });
      else if (addsTo(own.get(check.atMin), check)) asked.set(check.atMin, joined(there, check, risk, label));
    }
  return [...asked.values()].sort((a, b) => a.atMin - b.atMin);
}

/** Whether a risk asks for something that the protocol alone does not. */
function addsTo(own: ScheduledCheck | undefined, added: ScheduledCheck): boolean {
  return own === undefined || !added.needs.every((measure) => own.needs.includes(measure));
}

function joined(there: AskedCheck, added: ScheduledCheck, risk: Risk, label: string): AskedCheck {
  const needs = MEASURES.filter((measure) => there.needs.includes(measure) || added.needs.includes(measure));
  const risks = RISKS.filter((one) => one === risk || there.risks.includes(one));
  return { ...there, needs, risks, source: `${there.source}; ${label}` };
}
