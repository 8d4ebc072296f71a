import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatBirthDate,
  formatClock,
  formatCount,
  formatDay,
  formatDelta,
  formatSpan,
  formatTPlus,
} from '#client/ui/format.ts';

const AT = Date.UTC(2026, 4, 12, 14, 15, 22);
const MINUTE = 60_000;

describe('a time of day', () => {
  test('is the clinic’s, not the machine’s', () => {
    expect(formatClock(AT, 'UTC')).toBe('14:15');
    expect(formatClock(AT, 'Europe/Oslo')).toBe('16:15');
    expect(formatDay(AT, 'Pacific/Auckland')).toBe('Wed 13 May');
  });

  test('repeats an hour when the clinic’s clocks go back', () => {
    const first = Date.UTC(2026, 9, 25, 0, 30);
    expect(formatClock(first, 'Europe/Oslo')).toBe('02:30');
    expect(formatClock(first + 60 * MINUTE, 'Europe/Oslo')).toBe('02:30');
  });
});

describe('minutes after the dose', () => {
  test.each([
    [0, 'T+0'],
    [45 * MINUTE, 'T+45'],
    [46 * MINUTE - 1, 'T+45'],
    [-1, 'T−1'],
    [-5 * MINUTE, 'T−5'],
    [141 * MINUTE, 'T+141'],
  ])('%i ms is %s', (after, text) => {
    expect(formatTPlus(AT + after, AT)).toBe(text);
  });
});

describe('an age', () => {
  test.each([
    [0, 'now'],
    [40_000, '40 s ago'],
    [60_000, '1 min ago'],
    [11 * MINUTE, '11 min ago'],
    [125 * MINUTE, '2 h 5 min ago'],
  ])('of %i ms is said as %s', (age, text) => {
    expect(formatAge(AT - age, AT)).toBe(text);
  });

  test('is never negative when two clocks disagree', () => {
    expect(formatAge(AT + 5000, AT)).toBe('now');
    expect(formatSpan(-5000)).toBe('0 s');
    expect(formatCount(-5000)).toBe('0:00');
  });
});

describe('a count', () => {
  test.each([
    [40_000, '0:40'],
    [130_000, '2:10'],
    [65 * MINUTE, '1:05:00'],
  ])('of %i ms runs as %s', (span, text) => {
    expect(formatCount(span)).toBe(text);
  });
});

describe('a difference', () => {
  test.each([
    [46, '+46'],
    [-4, '−4'],
    [0, '±0'],
    [0.04, '±0'],
    [-1.24, '−1.2'],
  ])('of %d is written %s', (delta, text) => {
    expect(formatDelta(delta)).toBe(text);
  });
});

test('a birth date has no zone', () => {
  expect(formatBirthDate('1991-09-19')).toBe('19 Sep 1991');
});
