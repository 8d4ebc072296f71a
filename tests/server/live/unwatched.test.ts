import { expect, test } from 'vitest';
import { gapAfter, toldSinceMs, UNWATCHED_MS } from '#server/live/unwatched.ts';

test('a process clock that is set back makes the gap wait anew, and loses neither it nor when it began', () => {
  const glance = { needed: true, met: false, clinicalMs: 500, processMs: 100_000 };
  const begun = gapAfter(null, glance);
  const back = gapAfter(begun, { ...glance, clinicalMs: 900, processMs: 10_000 });
  expect(toldSinceMs(back, 10_000 + UNWATCHED_MS - 1)).toBeNull();
  expect(toldSinceMs(back, 10_000 + UNWATCHED_MS)).toBe(500);
});
