import { describe, expect, test } from 'vitest';
import { pinFault } from '#client/features/people/new-pin.tsx';
import { passphraseAdvice } from '#client/features/people/passphrase-advice.ts';

const KNOWN = ['Nora Keller', 'Harbour Clinic'];

describe('advice on a passphrase while it is typed', () => {
  test('counts what is missing as people count characters', () => {
    expect(passphraseAdvice('', KNOWN)).toContain('At least 15');
    expect(passphraseAdvice('seven wet goat', KNOWN)).toBe('1 more character.');
    expect(passphraseAdvice('🦊🦊🦊', KNOWN)).toBe('12 more characters.');
  });

  test('is content with 15 of several kinds', () => {
    expect(passphraseAdvice('seven wet goats', KNOWN)).toContain('long enough');
  });

  test('sees what repeats itself', () => {
    expect(passphraseAdvice('abcabcabcabcabc', KNOWN)).toContain('repeats itself');
  });

  test('names the words that others try first, short ones aside', () => {
    expect(passphraseAdvice('my harbour is calm', KNOWN)).toContain('“Harbour”');
    expect(passphraseAdvice('AFTERDOSE at night', KNOWN)).toContain('“afterdose”');
    expect(passphraseAdvice('bow and stern and keel', ['Bo Ng'])).toContain('long enough');
  });
});

describe('a PIN', () => {
  test('is six to twelve digits, or none at all', () => {
    expect(pinFault('')).toBeNull();
    expect(pinFault('12345')).toContain('6 to 12');
    expect(pinFault('123456')).toBeNull();
    expect(pinFault('123456789012')).toBeNull();
    expect(pinFault('1234567890123')).toContain('6 to 12');
    expect(pinFault('12a456')).toContain('digits only');
  });
});
