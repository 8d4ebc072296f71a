import { isolated } from '#client/ui/isolated.ts';
import { INDICATION_WORDS } from '#shared/clinical/pre-dose/words.ts';
import type { Answer } from '#shared/pre-dose-events.ts';
import type { Indication, LineOwner } from '#shared/protocols/pre-dose.ts';

export const ANSWER_WORDS: Record<Answer, string> = { yes: 'yes', no: 'no', unknown: 'could not be said' };

/** Whose a line is, as it stands behind its label. */
export const OWNER_WORDS: Record<LineOwner, string> = {
  patient: 'ask the patient',
  nurse: 'nurse',
  prescriber: 'prescriber',
};

/** `Chronic pain`; of another indication what it is. */
export function indicationText(stated: { indication: Indication; indicationWords: string | null }): string {
  const { indication, indicationWords } = stated;
  return indicationWords === null ? INDICATION_WORDS[indication] : isolated(indicationWords);
}
