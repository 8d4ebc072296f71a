import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { Consent, PatientRecord } from '#shared/wire/api.ts';

export const CONSENT_WORDS: Record<Consent['consent'], string> = {
  treatment: 'Treatment',
  offLabelUse: 'Off-label use',
};

/** How a consent stands; '' while it is valid, which needs no word. */
export function consentState({ valid, withdrawnAtMs, signedOn }: Consent, today: string): string {
  if (withdrawnAtMs !== null) return 'withdrawn';
  if (valid) return '';
  return signedOn > today ? 'not signed yet' : 'ran out';
}

/** `signed 12 May 2026, until 11 May 2027, kept: folder 7`. */
export function consentText({ signedOn, validThrough, keptAt }: Consent): string {
  const until = validThrough === null ? 'until withdrawn' : `until ${formatBirthDate(validThrough)}`;
  const kept = keptAt === null ? 'where it is kept is not recorded' : `kept: ${isolated(keptAt)}`;
  return `signed ${formatBirthDate(signedOn)}, ${until}, ${kept}`;
}

/** What was last said of the enrolment in the REMS. Nobody having said is not the same as not enrolled. */
export function remsText(rems: PatientRecord['rems']): string {
  if (rems === null) return 'Nobody has said whether they are enrolled';
  if (!rems.enrolled) return 'Not enrolled';
  return rems.on === null
    ? 'Enrolled, since when is not recorded'
    : `Enrolled since ${formatBirthDate(rems.on)}`;
}
