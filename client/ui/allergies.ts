import { isolated } from './isolated.ts';

/** An empty list is nobody's answer: it never reads as none. Whoever asked and found none wrote “none known”. */
export const ALLERGIES_UNKNOWN = 'not recorded, ask';

/** `Allergies: penicillin, latex`; `Allergies: not recorded, ask`. */
export function allergiesText(allergies: readonly string[]): string {
  return `Allergies: ${allergies.length === 0 ? ALLERGIES_UNKNOWN : allergies.map(isolated).join(', ')}`;
}
