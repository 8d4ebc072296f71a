import { describe, expect, test } from 'vitest';
import { lockPhase } from '#client/connection/lock-phase.ts';

const FIVE_MIN_MS = 300_000;

describe('an untouched station that locks after five minutes', () => {
  test('says nothing until 20 s before', () => {
    expect(lockPhase(0, 5)).toEqual({ kind: 'open' });
    expect(lockPhase(FIVE_MIN_MS - 20_001, 5)).toEqual({ kind: 'open' });
  });

  test('counts the last 20 s down in whole seconds and never says 0', () => {
    expect(lockPhase(FIVE_MIN_MS - 20_000, 5)).toEqual({ kind: 'soon', inS: 20 });
    expect(lockPhase(FIVE_MIN_MS - 19_999, 5)).toEqual({ kind: 'soon', inS: 20 });
    expect(lockPhase(FIVE_MIN_MS - 1, 5)).toEqual({ kind: 'soon', inS: 1 });
  });

  test('is due at five minutes exactly, and however long a sleeping machine took to look', () => {
    expect(lockPhase(FIVE_MIN_MS, 5)).toEqual({ kind: 'due' });
    expect(lockPhase(FIVE_MIN_MS * 100, 5)).toEqual({ kind: 'due' });
  });
});
