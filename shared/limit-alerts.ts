import { REASON_SEPARATOR } from './clinical/alerts/message.ts';
import type { Audience } from './limit-summary.ts';
import type { SummaryAlert, SummaryCheck } from './summary.ts';

/** Said in place of what is not for this audience: that somebody must come, never why. */
const NEUTRAL = 'Nurse needed';
/** The family of an alert whose words are not for this audience. */
export const WITHHELD_FAMILY = 'PRIVATE';

/** Private on every wall: a suicide screen, and what somebody typed. */
const PRIVATE = new Set(['SI', 'HAND']);
/**
 * Of these a screen in view of strangers says the words, as long as they are a number against its limit or an act of
 * staff. Every other family says how a patient feels or behaves, and a family that is new is taken for one of those.
 */
const OF_VITALS = new Set(['BP', 'BP-LO', 'HR', 'SPO2', 'RR', 'TEMP', 'DOSE-HOLD']);
/**
 * `SYS 184 ≥ 180`, `Oxygen 2 L/min, new`, `Dose given on hold`. A symptom stands in the family of the pressure too, and
 * beside its number in one message: every part must be of vitals.
 */
const WORDS_OF_VITALS = /^(SYS|DIA|HR|SpO₂|RR|Temp|Oxygen|Dose) /;

/** The family in `BP`, `HAND:id`, `DIS-HI/CADSS`, and in a late repeat: `CHECK:REPEAT:SED:entry`. */
function familyIn(family: string): string {
  return family.replace(/^CHECK:REPEAT:/, '').split(/[:/]/)[0] ?? family;
}

function isOfVitals(message: string): boolean {
  return message.split(REASON_SEPARATOR).every((part) => WORDS_OF_VITALS.test(part));
}

function isPrivate({ family, message, alertClass }: SummaryAlert, audience: Audience): boolean {
  const of = familyIn(family);
  if (PRIVATE.has(of)) return true;
  if (audience === 'names') return false;
  if (alertClass === 'clinical') return !(OF_VITALS.has(of) && isOfVitals(message));
  return family.startsWith('CHECK:REPEAT:') && !OF_VITALS.has(of);
}

/**
 * The alerts as a wall or a locked station may show them (clinical reference 9.33). Names: all but a suicide screen and
 * what somebody typed. Initials: vitals, late checks and silent devices in words; symptoms, dissociation, sedation and
 * nausea as `Nurse needed`. Severity, clocks and order stay. The family tells as much as the words, and stands in the id
 * of the episode too, so both are made unnamed; the ids stay different from each other.
 */
export function limitAlerts(alerts: readonly SummaryAlert[], audience: Audience): SummaryAlert[] {
  const given = new Map<string, number>();
  return alerts.map((alert) => {
    if (!isPrivate(alert, audience)) return alert;
    const about = alert.episodeId.split(':').at(-1) ?? '';
    const nth = (given.get(about) ?? 0) + 1;
    given.set(about, nth);
    const base = `${WITHHELD_FAMILY}:${about}`;
    const episodeId = nth === 1 ? base : `${base}#${nth}`;
    return { ...alert, family: WITHHELD_FAMILY, episodeId, message: NEUTRAL };
  });
}

/** A repeat of what is private says that something is to be repeated, not what. */
export function limitCheck(check: SummaryCheck, audience: Audience): SummaryCheck {
  if (audience === 'names' || !check.checkId.startsWith('REPEAT:')) return check;
  const [, family = '', about = ''] = check.checkId.split(':');
  return OF_VITALS.has(family)
    ? check
    : { ...check, checkId: `REPEAT:${WITHHELD_FAMILY}:${about}`, label: 'Repeat' };
}
