import { expect, test } from 'vitest';
import { isSimilarName } from '#server/patients/similar-names.ts';

test.each([
  ['Anna Berg', 'anna  BERG'],
  ['Anna Berg', 'Berg, Anna'],
  ['José Núñez', 'Jose Nunez'],
  ['Eva Jansen', 'Eva Janssen'],
  ['Eva Hansen', 'Eva Jansen'],
  ['Anna Berg', 'Anna Berger'],
  ['Fontaine, Lucie', 'Fontaine, Lucy'],
  ['Anna Berg', 'An\u200bna \u202eBe\u00adrg'],
])('%s and %s are easily mistaken', (a, b) => {
  expect(isSimilarName(a, b)).toBe(true);
  expect(isSimilarName(b, a)).toBe(true);
});

test.each([
  ['Eva Jansen', 'Ewa Janssen'],
  ['Anna Berg', 'Bernd Amsel'],
  ['Anna Berg', 'Anna Klein'],
])('%s and %s are not', (a, b) => {
  expect(isSimilarName(a, b)).toBe(false);
});
