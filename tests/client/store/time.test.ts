import { describe, expect, test } from 'vitest';
import { elapsedMs } from '#client/store/elapsed.ts';
import { isBlindAfter } from '#client/store/heard.ts';
import { timeAfter } from '#client/store/now.ts';

const at = (wallMs: number, steadyMs: number) => ({ wallMs, steadyMs });
const heartbeat = (rate: number) => ({
  serverNowMs: 1_000_000,
  rate,
  clock: 'scaled' as const,
  demo: false,
});

describe('elapsed time', () => {
  test('[L-6] counts the sleep of the machine, which only the wall clock sees', () => {
    expect(elapsedMs(at(0, 0), at(3_600_000, 20))).toBe(3_600_000);
  });

  test('goes on when somebody sets the wall clock back', () => {
    expect(elapsedMs(at(3_600_000, 0), at(0, 16_000))).toBe(16_000);
  });

  test('is never negative', () => {
    expect(elapsedMs(at(100, 100), at(0, 0))).toBe(0);
  });
});

describe('clinical time', () => {
  test('runs at the clinic’s rate', () => {
    expect(timeAfter(heartbeat(1), at(0, 0), at(2000, 2000))).toBe(1_002_000);
    expect(timeAfter(heartbeat(20), at(0, 0), at(2000, 2000))).toBe(1_040_000);
  });

  test('stands still under the test clock', () => {
    expect(timeAfter(heartbeat(0), at(0, 0), at(60_000, 60_000))).toBe(1_000_000);
  });
});

describe('a screen', () => {
  test('[L-10] is blind once it has heard nothing for 15 seconds, not before', () => {
    expect(isBlindAfter(14_999)).toBe(false);
    expect(isBlindAfter(15_000)).toBe(true);
  });
});
