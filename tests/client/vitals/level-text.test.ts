import { expect, it } from 'vitest';
import { parseEntry } from '#client/features/vitals/parse-entry.ts';
import { levelText } from '#client/features/vitals/parsed-values.tsx';

it('says the words of the sedation scale beside the number that was typed', () => {
  const { given } = parseEntry('120/80 70 98 14 0 3');
  if (given.moaas === undefined || given.heartRateBpm === undefined) throw new Error('both were typed');
  expect(levelText('moaas', given.moaas)).toBe('no reaction, even to pain');
  expect(levelText('heartRateBpm', given.heartRateBpm)).toBe('');
});
