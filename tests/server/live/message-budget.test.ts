import { expect, test } from 'vitest';
import { LIMITS } from '#server/http/limits.ts';
import { messageBudget } from '#server/live/message-budget.ts';

test('a screen may send 200 messages at once, then 50 a second', () => {
  const mayAsk = messageBudget(LIMITS.messages);
  const asked = (count: number, nowMs: number) =>
    Array.from({ length: count }, () => mayAsk(nowMs)).filter(Boolean).length;
  expect(asked(300, 0)).toBe(200);
  expect(asked(300, 1000)).toBe(50);
  expect(asked(1, 1000)).toBe(0);
  expect(asked(300, 60_000)).toBe(200);
});
