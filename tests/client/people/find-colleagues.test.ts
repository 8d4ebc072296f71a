import { describe, expect, test } from 'vitest';
import { findColleagues } from '#client/features/people/who/find-colleagues.ts';
import type { Colleague } from '#shared/wire/people.ts';

const person = (staffId: string, name: string): Colleague => ({
  staffId,
  name,
  role: 'nurse',
  pinWorks: true,
});
const SAM = person('sam', 'Sam Okafor');
const JOSE = person('jose', 'José Álvarez');
const ANNA = person('anna', 'Anna-Lena O’Brien');
const SAMIRA = person('samira', 'Samira Osei');
const ALL = [SAM, JOSE, ANNA, SAMIRA];

const names = (typed: string, firstIds: string[] = []) =>
  findColleagues(ALL, typed, firstIds).map(({ staffId }) => staffId);

describe('the list of colleagues', () => {
  test('holds everybody by name before anything is typed', () => {
    expect(names('')).toEqual(['anna', 'jose', 'sam', 'samira']);
  });

  test('puts those first who were here lately, in that order', () => {
    expect(names('', ['samira', 'jose'])).toEqual(['samira', 'jose', 'anna', 'sam']);
  });

  test('finds the beginning of any word of a name, also without accents and in capitals', () => {
    expect(names('alv')).toEqual(['jose']);
    expect(names('LEN')).toEqual(['anna']);
    expect(names('bri')).toEqual(['anna']);
    expect(names('kafor')).toEqual([]);
  });

  test('asks every typed word of the name', () => {
    expect(names('sam')).toEqual(['sam', 'samira']);
    expect(names('sam os')).toEqual(['samira']);
  });

  test('keeps who was here lately first among those found', () => {
    expect(names('sam', ['samira'])).toEqual(['samira', 'sam']);
  });
});
