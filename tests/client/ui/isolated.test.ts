import { describe, expect, it } from 'vitest';
import { isHiding, isolated } from '#client/ui/isolated.ts';

const OVERRIDE = '\u202e';

describe('text that people typed, inside a sentence of ours', () => {
  it.each(['Brandt, Viktor', 'O’Brien-Núñez, Zoë', '山田 太郎', 'Línea 1\nLine 2\tend', '', 'café 🙂'])(
    'stays as it is: %j',
    (text) => {
      expect(isolated(text)).toBe(text);
      expect(isHiding(text)).toBe(false);
    },
  );

  it('shows an override of direction instead of obeying it, so that the numbers behind keep their order', () => {
    const name = `${OVERRIDE}tdnarB`;
    expect(`Chair 2, ${isolated(name)}, SYS 184 ≥ 180`).toBe('Chair 2, \ufffdtdnarB, SYS 184 ≥ 180');
    expect(isHiding(name)).toBe(true);
  });

  it.each([
    ['a zero-width space', 'Bra\u200bndt'],
    ['a soft hyphen', 'Bra\u00adndt'],
    ['a zero-width joiner between Latin letters', 'Bra\u200dndt'],
    ['a byte order mark', 'Bra\ufeffndt'],
    ['a left-to-right mark', 'Bra\u200endt'],
    ['an isolate', 'Bra\u2067ndt'],
    ['a control character', 'Bra\u0007ndt'],
    ['a filler', 'Bra\u3164ndt'],
    ['a line separator', 'Bra\u2028ndt'],
  ])('shows %s, which makes a name look like another', (_, name) => {
    expect(isolated(name)).toBe('Bra\ufffdndt');
    expect(isHiding(name)).toBe(true);
  });

  it('lets a name of a script that runs from right to left keep its direction to itself', () => {
    expect(isolated('כהן, אבי')).toBe('\u2068כהן, אבי\u2069');
    expect(isHiding('כהן, אבי')).toBe(false);
  });

  it('leaves joiners where a script spells with them', () => {
    expect(isHiding('می\u200cخواهم')).toBe(false);
    expect(isHiding('क्\u200dष')).toBe(false);
  });

  it('[A-33] cuts two hundred accents on one letter to as many as a script writes', () => {
    expect(isolated(`Pi${'\u0316'.repeat(200)}le`)).toBe(`Pi${'\u0316'.repeat(4)}\ufffdle`);
    expect(isHiding(`Pi${'\u0316'.repeat(200)}le`)).toBe(true);
    expect(isHiding('הַבְּרָכָה Nguyễn'.normalize('NFD'))).toBe(false);
  });

  it('cannot be left early: an isolate closed inside a text is shown too', () => {
    expect(isolated('אבי\u2069 999')).toBe('\u2068אבי\ufffd 999\u2069');
  });
});
