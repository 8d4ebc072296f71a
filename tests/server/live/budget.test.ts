import { expect, test } from 'vitest';
import { LIMITS } from '#server/http/limits.ts';
import { budget } from '#server/live/budget.ts';

test('a screen may send 200 messages at once, then 50 a second', () => {
  const mayAsk = budget(LIMITS.messages);
  const asked = (count: number, nowMs: number) =>
    Array.from({ length: count }, () => mayAsk(nowMs)).filter(Boolean).length;
  expect(asked(300, 0)).toBe(200);
  expect(asked(300, 1000)).toBe(50);
  expect(asked(1, 1000)).toBe(0);
  expect(asked(300, 60_000)).toBe(200);
});

test('a screen may be given 6,000 events at once, then 1,000 a second; what it may not have costs nothing', () => {
  const mayHave = budget(LIMITS.given);
  expect([mayHave(0, 4000), mayHave(0, 2001), mayHave(0, 2000), mayHave(0, 1)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([mayHave(2000, 2001), mayHave(2000, 2000)]).toEqual([false, true]);
});
