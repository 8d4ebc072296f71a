import { expect, test } from 'vitest';
import { findJsonFault } from '#server/http/json-fault.ts';

test.each([
  ['{"a":1,"b":{"a":2},"c":[{"a":1},{"a":2}]}'],
  ['{"a":"a\\":1,\\"a","b":"{\\"x\\":1}"}'],
  ['[1,"a","a"]'],
  ['"a"'],
  [`${'['.repeat(32)}${']'.repeat(32)}`],
  ['{"a":'],
])('%s may be parsed', (text) => {
  expect(findJsonFault(text)).toBeNull();
});

test.each([
  ['{"heartRateBpm":70,"heartRateBpm":200}', 'The field heartRateBpm stands twice.'],
  ['[{"b":{"c":1, "c" : 2}}]', 'The field c stands twice.'],
  [`${'['.repeat(33)}${']'.repeat(33)}`, 'The body nests more than 32 levels deep.'],
  ['{"x":'.repeat(50_000), 'The body nests more than 32 levels deep.'],
])('a text is refused for what a parser would let pass', (text, why) => {
  expect(findJsonFault(text)).toBe(why);
});
