import type { Sex } from '#shared/vocabulary.ts';

/** Behind an age: `34 F`. */
export const SEX_WORDS: Record<Sex, string> = {
  female: 'F',
  male: 'M',
  other: 'other sex',
  unknown: 'sex unknown',
};
