import { expect, test } from 'vitest';
import { skewOf } from '#server/devices/skew.ts';

const NOW = Date.UTC(2026, 2, 2, 10);

test("a device's Date header tells its clock's difference from ours", () => {
  expect(skewOf('Mon, 02 Mar 2026 10:00:45 GMT', [], NOW)).toBe(45_000);
});

test('without the header nothing is told of a clock by a reading of earlier, and nothing by none', () => {
  expect(skewOf(undefined, [NOW - 60_000], NOW)).toBeNull();
  expect(skewOf(undefined, [], NOW)).toBeNull();
  expect(skewOf(undefined, [NOW + 2000], NOW)).toBe(2000);
});

test('a batch from the past tells nothing, a batch from the future does', () => {
  expect(skewOf(undefined, [NOW - 900_000, NOW - 600_000], NOW)).toBeNull();
  expect(skewOf('not a date', [NOW - 900_000, NOW + 40_000], NOW)).toBe(40_000);
});
