import type { CONSENTS } from '#shared/patient-events.ts';
import type { ConsentSeen } from '#shared/pre-dose-events.ts';

/** What the patient's record says about consents; absent or null: nothing, or it is withheld from whoever asks. */
export interface OnFile {
  consents?:
    | readonly {
        consentId: string;
        consent: (typeof CONSENTS)[number];
        signedOn: string;
        validThrough: string | null;
        keptAt: string | null;
        valid: boolean;
      }[]
    | null;
}

/** A consent of the record that somebody may say they have seen. */
export interface ConsentOffer {
  consentId: string;
  keptAt: string | null;
  seen: ConsentSeen;
}

/** Every valid consent to the treatment, newest first; off-label use is covered where a valid consent to it is on file. */
export function consentOffers({ consents }: OnFile): ConsentOffer[] {
  const valid = (consents ?? []).filter((one) => one.valid);
  const coversOffLabel = valid.some(({ consent }) => consent === 'offLabelUse');
  return valid
    .filter(({ consent }) => consent === 'treatment')
    .sort((a, b) => b.signedOn.localeCompare(a.signedOn))
    .map(({ consentId, keptAt, signedOn, validThrough }) => ({
      consentId,
      keptAt,
      seen: { signedOn, validThrough, coversOffLabel },
    }));
}
