import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatBirthDate,
  formatClock,
  formatClockSeconds,
  formatCount,
  formatDay,
  formatDelta,
  formatSpan,
  formatTPlus,
  formatWhen,
} from '#client/ui/format.ts';

const AT = Date.UTC(2026, 4, 12, 14, 15, 22);
const MINUTE = 60_000;
/** The offset never stands alone on the next line. */
const NO_BREAK = '\u00a0';

describe('a time of day', () => {
  test('is the clinic’s, not the machine’s', () => {
    expect(formatClock(AT, 'UTC')).toBe('14:15');
    expect(formatClock(AT, 'Europe/Oslo')).toBe('16:15');
    expect(formatDay(AT, 'Pacific/Auckland')).toBe('Wed 13 May');
  });

  test('carries its day when that is not the day of now, by the clinic’s midnight', () => {
    expect(formatWhen(AT, AT + 9 * 60 * MINUTE, 'UTC')).toBe('14:15');
    expect(formatWhen(AT, AT + 10 * 60 * MINUTE, 'UTC')).toBe('14:15, Tue 12 May');
    expect(formatWhen(AT, AT + 10 * 60 * MINUTE, 'America/New_York')).toBe('10:15');
    expect(formatWhen(AT + 24 * 60 * MINUTE, AT, 'UTC')).toBe('14:15, Wed 13 May');
  });

  test.each([
    ['2026-11-01T00:59:00-04:00', 'America/New_York', '00:59'],
    ['2026-11-01T01:00:00-04:00', 'America/New_York', '01:00 −4'],
    ['2026-11-01T01:30:00-04:00', 'America/New_York', '01:30 −4'],
    ['2026-11-01T01:30:00-05:00', 'America/New_York', '01:30 −5'],
    ['2026-11-01T02:00:00-05:00', 'America/New_York', '02:00'],
    ['2026-03-08T01:59:00-05:00', 'America/New_York', '01:59'],
    ['2026-03-08T03:00:00-04:00', 'America/New_York', '03:00'],
    ['2026-04-05T01:30:00+11:00', 'Australia/Lord_Howe', '01:30 +11'],
    ['2026-04-05T01:30:00+10:30', 'Australia/Lord_Howe', '01:30 +10:30'],
    ['2026-04-05T02:00:00+10:30', 'Australia/Lord_Howe', '02:00'],
    ['2026-10-04T02:30:00+11:00', 'Australia/Lord_Howe', '02:30'],
  ])('[edge 16] %s in %s reads %s: the offset only where the clocks show a time twice', (iso, zone, text) => {
    expect(formatClock(Date.parse(iso), zone)).toBe(text.replace(' ', NO_BREAK));
  });

  test('[edge 16] to the second it is told apart as well', () => {
    const second = Date.parse('2026-11-01T01:30:05-05:00');
    expect(formatClockSeconds(second, 'America/New_York')).toBe(`01:30:05${NO_BREAK}−5`);
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
