import { describe, expect, it } from 'vitest';
import { byDay, dayEnd, dayStart } from '#client/features/trail/trail-days.ts';
import { trailPath } from '#client/features/trail/use-trail.ts';
import type { TrailLine } from '#shared/wire/trail.ts';

const HOUR = 3_600_000;
const LONDON = 'Europe/London';

function aLine(atMs: number): TrailLine {
  const who = { who: 'Nora Keller', role: 'nurse', what: 'EntryRecorded' };
  return { kind: 'change', atMs, ...who, streamKind: 'session', subjectId: 'id', seq: 1 };
}

describe('a day of the trail', () => {
  it('begins and ends at midnight of the clinic', () => {
    expect(dayStart('2026-05-12', LONDON)).toBe(Date.UTC(2026, 4, 11, 23));
    expect(dayEnd('2026-05-12', LONDON)).toBe(Date.UTC(2026, 4, 12, 23));
  });

  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-12-31', 24],
  ])('%s has %i hours', (day, hours) => {
    expect(((dayEnd(day, LONDON) ?? 0) - (dayStart(day, LONDON) ?? 0)) / HOUR).toBe(hours);
  });

  it.each(['', '2026-02-30', '12 May', '2026-5-1'])('is no day: “%s”', (text) => {
    expect(dayStart(text, LONDON)).toBeNull();
    expect(dayEnd(text, LONDON)).toBeNull();
  });

  it('keeps the lines in the order they came', () => {
    const lines = [3, 2, -1].map((hours) => aLine(Date.UTC(2026, 4, 12) + hours * HOUR));
    expect(byDay(lines, 'UTC').map((day) => [day.day, day.lines.length])).toEqual([
      ['2026-05-12', 2],
      ['2026-05-11', 1],
    ]);
  });
});

it('asks only for what the filter limits', () => {
  expect(trailPath({ kind: null, fromMs: null, toMs: null })).toBe('/api/v1/trail?limit=100');
  expect(trailPath({ kind: 'view', fromMs: 5, toMs: 9 })).toBe(
    '/api/v1/trail?limit=100&kind=view&fromMs=5&toMs=9',
  );
});
