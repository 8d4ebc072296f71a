import type { Answer } from '#shared/pre-dose-events.ts';
import type { LineOwner } from '#shared/protocols/pre-dose.ts';

export const ANSWER_WORDS: Record<Answer, string> = { yes: 'yes', no: 'no', unknown: 'could not be said' };

/** Whose a line is, as it stands behind its label. */
export const OWNER_WORDS: Record<LineOwner, string> = {
  patient: 'ask the patient',
  nurse: 'nurse',
  prescriber: 'prescriber',
};
