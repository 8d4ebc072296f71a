import { expect, it } from 'vitest';
import { allergiesText } from '#client/ui/allergies.ts';

it('never reads an empty list as none', () => {
  expect(allergiesText([])).toBe('Allergies: not recorded, ask');
  expect(allergiesText(['none known'])).toBe('Allergies: none known');
  expect(allergiesText(['penicillin', 'latex'])).toBe('Allergies: penicillin, latex');
});
