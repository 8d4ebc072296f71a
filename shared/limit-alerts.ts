import { CUFF_FAMILY, HOLDER_FAMILY } from './clinical/alerts/episodes.ts';
import { REASON_SEPARATOR } from './clinical/alerts/message.ts';
import type { Audience } from './limit-summary.ts';
import type { SummaryAlert, SummaryCheck } from './summary.ts';
import type { Measure } from './vocabulary.ts';

/** Said in place of what is not for this audience: that somebody must come, never why. */
export const NEUTRAL = 'Nurse needed';
/** The same of a device: its name is what somebody typed. */
const SILENT_DEVICE = 'No signal from a device';
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
/** What is measured with an instrument; of a check that asks for anything else only its time is told. */
const MEASURED: ReadonlySet<Measure> = new Set([
  'bloodPressure',
  'heartRateBpm',
  'spo2Percent',
  'respiratoryRatePerMin',
]);
/** How a check is called that names nothing but its time or what is measured with an instrument. */
const CHECK_WORDS = /^(T\+\d+|Next set|Recheck BP|Repeat (BP|HR|SpO₂|RR|after rest))( overdue)?$/;

/** The family in `BP`, `HAND:id`, `DIS-HI/CADSS`, and in a late repeat: `CHECK:REPEAT:SED:entry`. */
function familyIn(family: string): string {
  return family.replace(/^CHECK:(REPEAT|DUTY):/, '').split(/[:/]/)[0] ?? family;
}

function isOfVitals(message: string): boolean {
  return message.split(REASON_SEPARATOR).every((part) => WORDS_OF_VITALS.test(part));
}

/** The words an audience hears of an alert; null: only that somebody must come. */
export function wordsFor(
  { family, message, alertClass }: Pick<SummaryAlert, 'family' | 'message' | 'alertClass'>,
  audience: Audience,
): string | null {
  const of = familyIn(family);
  if (PRIVATE.has(of)) return null;
  if (audience === 'names') return message;
  switch (alertClass) {
    case 'clinical':
      return OF_VITALS.has(of) && isOfVitals(message) ? message : null;
    case 'overdue':
      return CHECK_WORDS.test(message) ? message : null;
    case 'technical':
      return of === HOLDER_FAMILY || of === CUFF_FAMILY ? message : SILENT_DEVICE;
  }
}

/**
 * The alerts as a wall or a locked station may show them (clinical reference 9.33). Names: all but a suicide screen and
 * what somebody typed. Initials: vitals and late checks in words, silent devices without their names, no names of staff;
 * symptoms, dissociation, sedation and nausea as `Nurse needed`. Severity, clocks and order stay. The family tells as
 * much as the words, and stands in the id of the episode too, so both are made unnamed; the ids stay different from each
 * other.
 */
export function limitAlerts(alerts: readonly SummaryAlert[], audience: Audience): SummaryAlert[] {
  const given = new Map<string, number>();
  return alerts.map((alert) => {
    const { alertClass, severity, status, sinceMs, mayClose, noteNeeded, repeatDueAtMs } = alert;
    const message = wordsFor(alert, audience);
    const seen = alert.acknowledged;
    // Field by field: one that is new is withheld until somebody has decided.
    const silent = alert.silenced;
    const silenced = silent && { untilMs: silent.untilMs, name: audience === 'names' ? silent.name : '' };
    const { told } = alert;
    const shown = {
      alertClass,
      severity,
      status,
      sinceMs,
      mayClose,
      noteNeeded,
      repeatDueAtMs,
      silenced,
      told,
    };
    const acknowledged = seen && { atMs: seen.atMs, name: audience === 'names' ? seen.name : '' };
    if (message !== null)
      return { ...shown, acknowledged, message, family: alert.family, episodeId: alert.episodeId };
    const about = alert.episodeId.split(':').at(-1) ?? '';
    const nth = (given.get(about) ?? 0) + 1;
    given.set(about, nth);
    const base = `${WITHHELD_FAMILY}:${about}`;
    const episodeId = nth === 1 ? base : `${base}#${nth}`;
    return { ...shown, acknowledged, message: NEUTRAL, family: WITHHELD_FAMILY, episodeId };
  });
}

/**
 * No wall says which risk of the patient asked for a check. In view of strangers a check says when it is due and what of it is measured with an instrument; a repeat of
 * anything else only that something is to be repeated.
 */
export function limitCheck(check: SummaryCheck, audience: Audience): SummaryCheck {
  // Why a check is due tells an illness or a medicine.
  const risks: SummaryCheck['risks'] = [];
  if (audience === 'names') return { ...check, risks };
  const { kind, dueAtMs, windowFromMs, overdueFromMs, status, overdue } = check;
  const shown = { kind, risks, dueAtMs, windowFromMs, overdueFromMs, status, overdue };
  const needs = check.needs.filter((measure) => MEASURED.has(measure));
  if (CHECK_WORDS.test(check.label))
    return { ...shown, needs, checkId: check.checkId, label: check.label, failed: check.failed };
  const about = check.checkId.split(':').at(-1) ?? '';
  const checkId = `${kind === 'duty' ? 'DUTY' : 'REPEAT'}:${WITHHELD_FAMILY}:${about}`;
  return { ...shown, needs, checkId, label: 'Repeat', failed: null };
}

/** Why a dose is on hold, as long as it is numbers against their limits. */
export function limitReason(reason: string, audience: Audience): string {
  const isShown = audience === 'names' || reason.split(', ').every((part) => WORDS_OF_VITALS.test(part));
  return isShown ? reason : '';
}
