import { describe, expect, test } from 'vitest';
import { isDueNow, stopAfter, stopsOf } from '#client/features/board/round/stops.ts';
import { aCheck, anAlert, aSummary, minutesAgo, NOW } from './summaries.ts';

describe('a round', () => {
  const stops = stopsOf(
    [
      aSummary({ chairId: '10' }),
      aSummary({ chairId: '2' }),
      aSummary({ chairId: '4', stage: 'scheduled' }),
      aSummary({ chairId: '3', stage: 'discharged' }),
      aSummary({ chairId: '1' }),
    ],
    ['1', '2', '3', '4', '10'],
  );
  const id = (chairId: string) => stops.find((stop) => stop.chairId === chairId)?.sessionId ?? '';

  test('goes past everybody who is here, in the order of the chairs', () => {
    expect(stops.map(({ chairId }) => chairId)).toEqual(['1', '2', '10']);
  });

  test('goes on to the next chair nobody was at, round the corner, until none is left', () => {
    expect(stopAfter(stops, null, {})).toBe(id('1'));
    expect(stopAfter(stops, id('2'), { [id('2')]: { kind: 'recorded' } })).toBe(id('10'));
    expect(stopAfter(stops, id('10'), { [id('10')]: { kind: 'nothingDue' } })).toBe(id('1'));
    const all = Object.fromEntries(stops.map(({ sessionId }) => [sessionId, { kind: 'recorded' } as const]));
    expect(stopAfter(stops, id('10'), all)).toBeNull();
  });

  test('asks for a measurement where a check may be taken or is late, or a repeat is due, and nowhere else', () => {
    const calm = aSummary({ checks: [aCheck({ status: 'upcoming' })] });
    expect(isDueNow(calm, NOW)).toBe(false);
    expect(isDueNow({ ...calm, checks: [aCheck({ status: 'due' })] }, NOW)).toBe(true);
    expect(isDueNow({ ...calm, checks: [aCheck({ status: 'overdue' })] }, NOW)).toBe(true);
    const repeat = (minutes: number) => ({
      ...calm,
      alerts: [anAlert({ repeatDueAtMs: minutesAgo(minutes) })],
    });
    expect(isDueNow(repeat(0), NOW)).toBe(true);
    expect(isDueNow(repeat(-1), NOW)).toBe(false);
  });
});
