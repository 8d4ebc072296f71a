import { expect, test } from 'vitest';
import { gatheringMs } from '#server/live/window.ts';

test('a quiet board sends every change at once', () => {
  expect(gatheringMs(50, 999)).toBe(0);
});

test('a loaded board gathers for 10 ms', () => {
  expect(gatheringMs(50, 1000)).toBe(10);
  expect(gatheringMs(100, 5000)).toBe(10);
});

test('many screens stretch the window so that 10,000 frames a second are not passed, up to 100 ms', () => {
  expect(gatheringMs(500, 9000)).toBe(50);
  expect(gatheringMs(5000, 9000)).toBe(100);
});
