import { type Refusal, refusal } from '../commands.ts';
import type { ScoreContent } from '../entries.ts';
import type { Scale } from '../vocabulary.ts';

/** A scale's words and range. Totals only; the levels of MOAA/S and 0–10 are in our own words. */
export interface ScaleSpec {
  label: string;
  name: string;
  from: number;
  to: number;
  levels: Readonly<Record<number, string>>;
}

export const SCALE_SPECS: Record<Scale, ScaleSpec> = {
  dissociation: {
    label: 'Diss',
    name: 'Dissociation 0–10',
    from: 0,
    to: 10,
    levels: {
      0: 'none',
      1: 'mild',
      2: 'mild',
      3: 'mild',
      4: 'moderate, can be redirected',
      5: 'moderate, can be redirected',
      6: 'moderate, can be redirected',
      7: 'marked',
      8: 'marked',
      9: 'marked',
      10: 'cannot be reached',
    },
  },
  cadss: { label: 'CADSS', name: 'CADSS total', from: 0, to: 92, levels: {} },
  cadss6: { label: 'CADSS-6', name: 'CADSS-6 total', from: 0, to: 24, levels: {} },
  moaas: {
    label: 'Sed',
    name: 'Sedation (MOAA/S)',
    from: 0,
    to: 5,
    levels: {
      5: 'answers at once to the name',
      4: 'drowsy, slow answer to the name',
      3: 'answers only to a loud or repeated name',
      2: 'answers only to gentle shaking',
      1: 'reacts only to a painful squeeze',
      0: 'no reaction, even to pain',
    },
  },
  nausea: { label: 'Nausea', name: 'Nausea 0–10', from: 0, to: 10, levels: {} },
  suicideScreen: {
    label: 'Suicide screen',
    name: 'Suicide screen, triage',
    from: 0,
    to: 3,
    levels: { 0: 'negative', 1: 'low', 2: 'moderate', 3: 'high' },
  },
};

/** Why a score has no number, in words. */
export const NOT_OBTAINED_WORDS = {
  refused: 'refused',
  asleep: 'asleep',
  couldNotMeasure: 'could not measure',
} as const;

/** Why this cannot be a score of its scale; null when it can. A score has a number or says why not, never both. */
export function findImpossibleScore(score: ScoreContent): Refusal | null {
  const { name, from, to } = SCALE_SPECS[score.scale];
  if ((score.value === null) === (score.notObtained === null)) {
    return refusal(
      'impossibleValue',
      `${name} needs a number, or why there is none. Nothing is filed.`,
      '/value',
    );
  }
  if (score.value !== null && (score.value < from || score.value > to)) {
    return refusal(
      'impossibleValue',
      `${name} ${score.value} is off the scale ${from} to ${to}. Nothing is filed.`,
      '/value',
    );
  }
  return null;
}
