import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber, writeNumber } from '#client/features/protocols/edit/typed-number.ts';

const PLAIN = { factor: 1, mayBeOff: false };
const SECONDS = { factor: 1000, mayBeOff: false };

describe('a number of a protocol as it is typed', () => {
  test('is read with a point or a comma, half typed too', () => {
    expect(readNumber(' 38,1 ', PLAIN)).toEqual({ ok: true, value: 38.1 });
    expect(readNumber('38.', PLAIN)).toEqual({ ok: true, value: 38 });
    expect(readNumber('−5', PLAIN)).toEqual({ ok: true, value: -5 });
  });

  test('stands in the document by its factor: 15 seconds are 15,000 milliseconds', () => {
    expect(readNumber('15', SECONDS)).toEqual({ ok: true, value: 15_000 });
    expect(writeNumber(15_000, SECONDS)).toBe('15');
  });

  test('is off when nothing is typed, where it may be, and missing elsewhere', () => {
    expect(readNumber('  ', { factor: 1, mayBeOff: true })).toEqual({ ok: true, value: null });
    expect(readNumber('', PLAIN)).toEqual({ ok: false, why: 'missing' });
    expect(writeNumber(null, PLAIN)).toBe('');
  });

  test('is no number when it is words, two numbers or an exponent', () => {
    for (const text of ['abc', '1 2', '1e3', '0x10', '1.2.3', '∞', 'NaN'])
      expect(readNumber(text, PLAIN)).toEqual({ ok: false, why: 'noNumber' });
  });

  test('written and read again is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom(1, 1000), (tenths, factor) => {
        const value = Math.round((tenths / 10) * factor * 1e6) / 1e6;
        expect(readNumber(writeNumber(value, { factor }), { factor, mayBeOff: false })).toEqual({
          ok: true,
          value: value === 0 ? 0 : value,
        });
      }),
    );
  });
});
