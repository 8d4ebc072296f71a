import { isolated } from '#client/ui/isolated.ts';
import { EFFECT_NAMES } from '#shared/clinical/symptoms.ts';
import type { SeriousEventContent, SymptomContent } from '#shared/entries.ts';

type Outcome = SeriousEventContent['outcome'];
type Relatedness = NonNullable<SeriousEventContent['relatedness']>;

/** How an event turned out. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  recovered: 'Over, recovered',
  recovering: 'Getting better',
  notRecovered: 'Not recovered',
  recoveredWithSequelae: 'Over, with lasting effects',
  fatal: 'Fatal',
  unknown: 'Not known',
};

/** Whether it came from the dose, as a clinician judges. */
export const RELATEDNESS_WORDS: Record<Relatedness, string> = {
  related: 'Came from the dose',
  possiblyRelated: 'May have come from the dose',
  notRelated: 'Did not come from the dose',
  unknown: 'Cannot be told',
};

/** What makes an event serious: what came, or nearly came, of it. */
export const SERIOUS_OUTCOME_WORDS: Record<SeriousEventContent['outcomes'][number], string> = {
  death: 'The patient died',
  lifeThreatening: 'Life was in danger at the time',
  hospitalisation: 'Admitted to hospital, or kept there longer',
  disability: 'Lasting harm or disability',
  congenitalAnomaly: 'Harm to an unborn child',
  importantMedicalEvent: 'Something had to be done to prevent one of these',
};

/** What a symptom was: `Chest pain`; of any other what was written. */
export function effectText({ effect, what }: SymptomContent): string {
  return what === undefined ? EFFECT_NAMES[effect] : isolated(what);
}

/** `Nausea, moderate, basin given, over, recovered`. What nobody said is left out, a missing grade is said. */
export function symptomText(content: SymptomContent): string {
  const { grade, action, outcome, relatedness } = content;
  const parts = [
    effectText(content),
    grade === 'unknown' ? 'not graded' : grade,
    action === null ? '' : isolated(action),
    outcome === undefined ? '' : OUTCOME_WORDS[outcome].toLowerCase(),
    relatedness === undefined ? '' : RELATEDNESS_WORDS[relatedness].toLowerCase(),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Whether it is serious, in words of whoever stated it; until then that nobody has. */
export function seriousnessText({ serious }: Pick<SeriousEventContent, 'serious'>): string {
  if (serious === null) return 'serious or not: not stated';
  return serious ? 'stated as serious' : 'stated as not serious';
}

/** `DRAFT Seizure, serious or not: not stated: On the chair …` */
export function seriousText(content: SeriousEventContent): string {
  return `DRAFT ${isolated(content.what)}, ${seriousnessText(content)}: ${isolated(content.description)}`;
}
