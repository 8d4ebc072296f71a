import type { LineKind } from './line.ts';

/**
 * Items of a checklist that mean the same in every protocol, and how they are answered. Any other item, also one that a
 * clinic adds, is answered by yes, no or not applicable.
 */
const KINDS: Readonly<Record<string, LineKind>> = {
  identity: 'identity',
  consent: 'consent',
  indication: 'indication',
  prescriberOnSite: 'presence',
  allergies: 'allergies',
  contraindications: 'contraindications',
  medicines: 'medicines',
  screening: 'screening',
  suicideScreen: 'suicideScreen',
  phq9: 'phq9',
  transport: 'transport',
  weight: 'weight',
  baseline: 'baseline',
};

export function kindOf(item: string): LineKind {
  return Object.hasOwn(KINDS, item) ? (KINDS[item] ?? 'answer') : 'answer';
}

/** The rule of RULES.md by which each kind is judged. */
export const RULE_OF: Record<LineKind, string> = {
  answer: 'CHECKLIST',
  identity: 'IDENT',
  consent: 'CONSENT',
  indication: 'INDICATION',
  presence: 'PRESENCE',
  allergies: 'ALLERGY',
  contraindications: 'CONTRA',
  medicines: 'MEDS',
  screening: 'SCREEN',
  suicideScreen: 'SCREEN',
  phq9: 'SCREEN',
  transport: 'CHECKLIST',
  weight: 'WEIGHT',
  baseline: 'BASE',
};
