import { expect, test } from 'vitest';
import { shortText } from '#shared/entries.ts';
import { isWholeText, typedChair, typedLine, typedName, typedText } from '#shared/typed.ts';

const takes = (schema: typeof typedLine, text: string) => schema.safeParse(text).success;

test.each([
  ['blanks and hidden characters alone', ' \u200b\u00ad\u2060 '],
  ['an escape', 'Ada\u001b[31m'],
  ['a bell', 'Ada\u0007'],
  ['half a character', 'Ada \ud83d'],
  ['a control of the second kind', 'Ada\u0085'],
])('%s is no line, no text and no name', (_what, text) => {
  expect([typedLine, typedText, typedName].map((schema) => takes(schema, text))).toEqual([
    false,
    false,
    false,
  ]);
  expect(shortText.safeParse(text).success).toBe(true);
});

test.each(['a\r\nb', 'a\nb', 'a\tb', 'a\u2028b'])('line ends are text, and in no line: %j', (text) => {
  expect([takes(typedText, text), takes(typedLine, text), takes(typedName, text)]).toEqual([
    true,
    false,
    false,
  ]);
});

test.each(['\u202eadA', 'Ada\u2066'])('what turns the order stands in no name: %j', (text) => {
  expect([takes(typedName, text), takes(typedLine, text)]).toEqual([false, true]);
});

test.each(['Ada Överström', '李雷', 'أحمد', 'می‌خواهم', '👩‍⚕️', "O'Neil-Berg, Zoë (3)"])(
  '%s is a name',
  (text) => {
    expect([typedLine, typedText, typedName].every((schema) => takes(schema, text))).toBe(true);
  },
);

test('a chair has no slash and no two dots', () => {
  expect(['1/2', '..', 'a\\b', '\u200b', '1\n2'].filter((text) => takes(typedChair, text))).toEqual([]);
  expect(['1', 'Bay 2', '3.1', '五'].every((text) => takes(typedChair, text))).toBe(true);
});

test('texts anywhere within are whole or not', () => {
  expect(isWholeText({ a: [{ b: 'x\ny' }], n: 1, no: null })).toBe(true);
  expect(isWholeText({ a: [{ b: 'x\u001b' }] })).toBe(false);
});
