import type { Contraindication } from './pre-dose.ts';

/**
 * What speaks against a dose, in own words (clinical reference 7.3). "Contraindication" is the word of the label; a caution
 * asks for extra care. Each is a question to the patient and the record; a yes goes to a prescriber.
 */

const US = 'US label';
const EU = 'EU text only';
const EU_CAUTION = 'EU text, extra care';

function caution(item: string, label: string, source: string): Contraindication {
  return { item, label, source, kind: 'caution' };
}

/** The extra care that rests on what either drug does to heart and vessels. */
function vesselCautions(source: string): Contraindication[] {
  return [
    caution('uncontrolledHypertension', 'High blood pressure that is unstable or poorly controlled', source),
    caution('recentStroke', 'Stroke or TIA in the last 6 months', source),
    caution('valveDisease', 'Significant heart valve disease', source),
    caution('heartFailure', 'Heart failure, NYHA III or IV', source),
  ];
}

export const ESKETAMINE_CONTRAINDICATIONS: Contraindication[] = [
  { item: 'aneurysm', label: 'Aneurysm of the aorta, in the head or in a limb', source: US },
  { item: 'malformation', label: 'Arteriovenous malformation', source: US },
  { item: 'brainBleed', label: 'Bleeding in the brain at any time', source: US },
  {
    item: 'hypersensitivity',
    label: 'Reaction to esketamine, ketamine or anything else in the spray',
    source: US,
  },
  {
    item: 'recentHeart',
    label: 'Heart attack or another event of heart or vessels in the last 6 weeks',
    source: EU,
  },
  ...vesselCautions(EU_CAUTION),
  caution('pastCrisis', 'Hypertensive crisis before', 'trials did not admit it'),
];

/** Ketamine for depression has no label: what is known of esketamine, and what clinics commonly ask besides. */
const COMMON_PRACTICE = 'common practice [P]';

export const KETAMINE_CONTRAINDICATIONS: Contraindication[] = [
  { item: 'hypersensitivity', label: 'Reaction to ketamine or esketamine', source: COMMON_PRACTICE },
  ...[
    caution('aneurysm', 'Aneurysm of the aorta, in the head or in a limb', COMMON_PRACTICE),
    caution('malformation', 'Arteriovenous malformation', COMMON_PRACTICE),
    caution('brainBleed', 'Bleeding in the brain at any time', COMMON_PRACTICE),
    caution(
      'recentHeart',
      'Heart attack or another event of heart or vessels in the last 6 weeks',
      COMMON_PRACTICE,
    ),
  ],
  ...vesselCautions(COMMON_PRACTICE),
  caution('pressureInHead', 'Raised pressure in the eye or the head', COMMON_PRACTICE),
  caution('thyroid', 'Thyroid disease that is not controlled', COMMON_PRACTICE),
  caution('psychosis', 'Active psychosis', COMMON_PRACTICE),
  caution('substanceUse', 'Substance use that nobody treats', COMMON_PRACTICE),
];
