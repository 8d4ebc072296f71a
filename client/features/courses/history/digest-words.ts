import { formatMg, planText } from '#client/ui/dose-words.ts';
import { ENDED_WORDS } from '#client/ui/ended-words.ts';
import type { SessionDigest } from '#shared/clinical/digest.ts';

/** What stands for a number that is not known: never a zero, never blank. */
export const UNKNOWN = '––';

type Peak = SessionDigest['peakSystolic'];

/** Whole minutes since the first dose, `T+40`. Minutes are counted down to, not rounded. */
export function afterText(afterMin: number): string {
  return `T+${Math.floor(afterMin)}`;
}

/** `56 mg`; `28 of 56 mg` where less was given than planned; `not dosed`, and what is planned while it is open. */
export function doseText(digest: SessionDigest): string {
  const { plannedMg, plannedMgPerKg, deliveredMg, firstDoseAtMs, end } = digest;
  if (firstDoseAtMs === null) {
    if (end !== null) return 'not dosed';
    return plannedMg === null && plannedMgPerKg === null
      ? UNKNOWN
      : `${planText({ plannedMg, plannedMgPerKg, plannedOverMin: null })} planned`;
  }
  const given = `${formatMg(deliveredMg)} mg`;
  if (plannedMgPerKg !== null) return `${given} (${plannedMgPerKg} mg/kg planned)`;
  return plannedMg === null || plannedMg === deliveredMg
    ? given
    : `${formatMg(deliveredMg)} of ${formatMg(plannedMg)} mg`;
}

/** `172/104 at T+40`; with two times where the peaks were not at one moment: `172 at T+40, diastolic 104 at T+60`. */
export function pressureText({ peakSystolic, peakDiastolic }: SessionDigest): string {
  if (peakSystolic === null) return UNKNOWN;
  if (peakDiastolic === null)
    return `${peakSystolic.value}/${UNKNOWN} at ${afterText(peakSystolic.afterMin)}`;
  if (peakDiastolic.takenAtMs === peakSystolic.takenAtMs)
    return `${peakSystolic.value}/${peakDiastolic.value} at ${afterText(peakSystolic.afterMin)}`;
  return `${peakText(peakSystolic)}, diastolic ${peakText(peakDiastolic)}`;
}

/** `8 at T+40`. */
export function peakText(peak: Peak): string {
  return peak === null ? UNKNOWN : `${peak.value} at ${afterText(peak.afterMin)}`;
}

/** `8 at T+40`; with CADSS where it was taken: `8 at T+40, CADSS 34 at T+40`. */
export function dissociationText({
  peakDissociation,
  peakCadss,
}: Pick<SessionDigest, 'peakDissociation' | 'peakCadss'>): string {
  if (peakCadss === null) return peakText(peakDissociation);
  const total = `CADSS ${peakText(peakCadss)}`;
  return peakDissociation === null ? total : `${peakText(peakDissociation)}, ${total}`;
}

/** Minutes until every criterion was met: `142`; `not met` where a dose was given and they never were. */
export function readyText({ criteriaMetAfterMin, firstDoseAtMs, end }: SessionDigest): string {
  if (criteriaMetAfterMin !== null) return String(Math.floor(criteriaMetAfterMin));
  return firstDoseAtMs !== null && end !== null ? 'not met' : UNKNOWN;
}

export function endText({ end }: Pick<SessionDigest, 'end'>): string {
  return end === null ? 'open' : ENDED_WORDS[end];
}

/** `1 critical, 2 warnings`; `none` where nothing was raised; not known before a dose. */
export function alertsText({
  alerts,
  firstDoseAtMs,
}: Pick<SessionDigest, 'alerts' | 'firstDoseAtMs'>): string {
  const { critical, warning, notice } = alerts;
  const parts = [
    critical === 0 ? '' : `${critical} critical`,
    warning === 0 ? '' : plural(warning, 'warning'),
    notice === 0 ? '' : plural(notice, 'notice'),
  ].filter((part) => part !== '');
  if (parts.length > 0) return parts.join(', ');
  return firstDoseAtMs === null ? UNKNOWN : 'none';
}

function plural(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

/** Its number in the course: `5`; of one in no course, and of one that was not counted, `–`. */
export function numberText({ course }: Pick<SessionDigest, 'course'>): string {
  return course === null ? '–' : String(course.number);
}
