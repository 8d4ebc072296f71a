import { expect, it } from 'vitest';
import { chairsFromText } from '#client/features/clinic/chairs-text.ts';

it('reads chairs in the order they are typed', () => {
  expect(chairsFromText('2, 1 A1\n10', [])).toEqual({ ok: true, chairIds: ['2', '1', 'A1', '10'] });
});

it.each([
  ['none', ' , ', [], 'A clinic has at least one chair.'],
  ['one twice', '1 2 1', [], 'Chair 1 is named twice.'],
  ['a long one', '1 corner-by-window', [], '“corner-by-window” is longer than eight letters.'],
  ['more than sixty', Array.from({ length: 61 }, (_, i) => i).join(' '), [], '61 chairs are more than 60.'],
  ['all but one somebody sits in', '1 2', ['7'], 'Somebody is in chair 7: it stays.'],
])('refuses %s', (_, text, taken, sentence) => {
  expect(chairsFromText(text, taken)).toEqual({ ok: false, sentence });
});
