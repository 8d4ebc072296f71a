import type { Modifier, Risk } from '../protocols/modifiers.ts';
import type { ScheduledCheck } from '../protocols/schedule.ts';
import type { SessionState } from '../state.ts';
import { MEASURES } from '../vocabulary.ts';
import { firstDoseAtMs } from './facts.ts';

/** The last zone to begin a day is 14 hours ahead: whoever is 65 anywhere at that moment counts as 65. */
const FURTHEST_ZONE_MS = 14 * 3_600_000;
const OLD_AGE_YEARS = 65;

/** [RISK] Whether the patient is 65 or over at `atMs`; on the eve of the birthday, too: it only adds checks. */
export function isOld(birthDate: string, atMs: number): boolean {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  return atMs + FURTHEST_ZONE_MS >= Date.UTC(year + OLD_AGE_YEARS, month - 1, day);
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

/**
 * [RISK] The checks of the protocol with what the patient's risks add, in order of time. A check that the protocol has
 * already only gains what it lacks; its source says which risk asked.
 */
export function checksAsked(state: SessionState): ScheduledCheck[] {
  const checks = new Map(state.protocol.schedule.checks.map((check) => [check.atMin, check]));
  for (const { label, checks: added } of standingModifiers(state))
    for (const check of added) {
      const there = checks.get(check.atMin);
      checks.set(
        check.atMin,
        there ? joined(there, check, label) : { ...check, source: `${label}, ${check.source}` },
      );
    }
  return [...checks.values()].sort((a, b) => a.atMin - b.atMin);
}

function joined(there: ScheduledCheck, added: ScheduledCheck, label: string): ScheduledCheck {
  if (added.needs.every((measure) => there.needs.includes(measure))) return there;
  const needs = MEASURES.filter((measure) => there.needs.includes(measure) || added.needs.includes(measure));
  return { ...there, needs, source: `${there.source}; ${label}` };
}
