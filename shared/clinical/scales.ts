import { type Refusal, refusal } from '../commands.ts';
import type { ScoreContent } from '../entries.ts';
import type { Scale } from '../vocabulary.ts';

/** A scale's words and range. Totals only; the levels of MOAA/S and 0–10 are in our own words, bands of PHQ-9 and GAD-7 from section 3. */
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
  phq9: {
    label: 'PHQ-9',
    name: 'PHQ-9 total',
    from: 0,
    to: 27,
    levels: bands(27, {
      0: 'none or minimal',
      5: 'mild',
      10: 'moderate',
      15: 'moderately severe',
      20: 'severe',
    }),
  },
  phq9Item9: {
    label: 'PHQ-9 item 9',
    name: 'PHQ-9 item 9, thoughts of death or self-harm',
    from: 0,
    to: 3,
    levels: {
      0: 'no such thoughts',
      1: 'on some days',
      2: 'on more than half of the days',
      3: 'almost daily',
    },
  },
  gad7: {
    label: 'GAD-7',
    name: 'GAD-7 total',
    from: 0,
    to: 21,
    levels: bands(21, { 0: 'none or minimal', 5: 'mild', 10: 'moderate', 15: 'severe' }),
  },
  madrs: { label: 'MADRS', name: 'MADRS total', from: 0, to: 60, levels: {} },
};

/** Words for every total from 0 to `to`: each band begins at its number and lasts until the next one. */
function bands(to: number, words: Readonly<Record<number, string>>): Record<number, string> {
  const levels: Record<number, string> = {};
  let band = '';
  for (let total = 0; total <= to; total++) {
    band = words[total] ?? band;
    levels[total] = band;
  }
  return levels;
}

/** How somebody has felt for days or weeks: totals of questionnaires, of no moment of the visit. */
const MOOD_SCALES: ReadonlySet<Scale> = new Set<Scale>(['phq9', 'phq9Item9', 'gad7', 'madrs']);

export function isMoodScale(scale: Scale): boolean {
  return MOOD_SCALES.has(scale);
}

/** A value as people read it: `negative`, `12, moderate`, `6`. */
export function scoreText(scale: Scale, value: number): string {
  const words = SCALE_SPECS[scale].levels[value];
  switch (scale) {
    case 'suicideScreen':
      return words ?? String(value);
    case 'phq9':
    case 'phq9Item9':
    case 'gad7':
      return words === undefined ? String(value) : `${value}, ${words}`;
    case 'dissociation':
    case 'cadss':
    case 'cadss6':
    case 'moaas':
    case 'nausea':
    case 'madrs':
      return String(value);
  }
}

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
