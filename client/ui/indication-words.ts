import { INDICATION_WORDS } from '#shared/clinical/pre-dose/words.ts';
import type { Indication } from '#shared/protocols/pre-dose.ts';
import { isolated } from './isolated.ts';

/** `Chronic pain`; of another indication what it is. */
export function indicationText(stated: { indication: Indication; indicationWords: string | null }): string {
  const { indication, indicationWords } = stated;
  return indicationWords === null ? INDICATION_WORDS[indication] : isolated(indicationWords);
}
