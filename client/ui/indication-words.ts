import type { Indication } from '#shared/protocols/pre-dose.ts';
import { isolated } from './isolated.ts';

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
