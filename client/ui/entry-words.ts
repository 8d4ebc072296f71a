import type { EntryKind } from '#shared/entries.ts';
import type { Actor } from '#shared/vocabulary.ts';
import { isolated } from './isolated.ts';

export const KIND_WORDS: Record<EntryKind, string> = {
  reading: 'Vitals',
  score: 'Score',
  dose: 'Dose',
  infusion: 'Infusion',
  lozengeEnd: 'Lozenge',
  weight: 'Weight',
  waste: 'Waste',
  medicine: 'Medicine',
  homeMedicine: 'Medicine at home',
  symptom: 'Symptom',
  seriousEvent: 'Serious event, draft',
  note: 'Note',
};

export function actorName(by: Actor): string {
  return by.kind === 'system' ? 'Afterdose' : isolated(by.name);
}
