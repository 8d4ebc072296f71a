import { isolated } from '#client/ui/isolated.ts';
import type { Answer, Identifier } from '#shared/pre-dose-events.ts';
import type { Indication } from '#shared/protocols/pre-dose.ts';

export const ANSWER_WORDS: Record<Answer, string> = { yes: 'yes', no: 'no', unknown: 'could not be said' };

export const IDENTIFIER_WORDS: Record<Identifier, string> = {
  name: 'name',
  birthDate: 'birth date',
  recordNumber: 'record number',
  photo: 'photo',
  address: 'address',
  phone: 'phone number',
};

export const INDICATION_WORDS: Record<Indication, string> = {
  trd: 'Treatment-resistant depression',
  mdsi: 'Major depression with suicidal thoughts',
  ptsd: 'PTSD',
  anxiety: 'Anxiety',
  chronicPain: 'Chronic pain',
  other: 'Other',
};

/** `Chronic pain`; of another indication what it is. */
export function indicationText(stated: { indication: Indication; indicationWords: string | null }): string {
  const { indication, indicationWords } = stated;
  return indicationWords === null ? INDICATION_WORDS[indication] : isolated(indicationWords);
}
