import { expect, test } from 'vitest';
import { queueOf } from '#client/features/board/queue.ts';
import { restOf, steadyText, watchedText } from '#client/features/board/rest.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { aCheck, anAlert, aSummary, aValue, minutesAgo, NOW, ZONE } from './summaries.ts';

const next = { checks: [aCheck({ dueAtMs: minutesAgo(-17.5) })] };
const said = (...all: BoardSummary[]) => {
  const rest = restOf(all, queueOf(all, NOW, ZONE), ZONE);
  return { steady: steadyText(rest, ZONE), watched: watchedText(rest, ZONE) };
};
const watched = (over: Partial<BoardSummary>) => {
  const line = said(aSummary({ chairId: '4', ...next, ...over }));
  expect(line.steady).toBe('');
  return line.watched;
};
const seen = { atMs: minutesAgo(1), name: 'N. Okafor' };

test('names those who need nobody in one line', () => {
  const alarmed = aSummary({ chairId: '2', alerts: [anAlert()] });
  expect(said(aSummary({ chairId: '5', ...next }), alarmed)).toEqual({
    steady: 'chair 5, next set 14:33',
    watched: '',
  });
});

test('calls nobody steady of whom nothing was taken since the dose', () => {
  expect(watched({ firstDoseAtMs: minutesAgo(5) })).toBe(
    'chair 4, no full set since the dose, next set 14:33',
  );
});

test('calls nobody steady of whom one of the numbers asked for is missing, failed or old', () => {
  const { values } = aSummary();
  const without = { ...values, heartRateBpm: aValue(null) };
  expect(watched({ values: without })).toContain('no full set since the dose');
  expect(watched({ values: { ...values, heartRateBpm: aValue(70, { failed: true }) } })).toContain(
    'no full set',
  );
  expect(watched({ values: { ...values, heartRateBpm: aValue(70, { stale: true }) } })).toContain(
    'numbers are old',
  );
});

test('calls nobody steady while an alert is open or waits for its note, also when it was seen', () => {
  expect(watched({ alerts: [anAlert({ acknowledged: seen })] })).toContain('SYS 184 ≥ 180, seen');
  expect(watched({ alerts: [anAlert({ severity: 'warning', acknowledged: seen })] })).toContain('seen');
});

test('calls nobody steady who is held or being given the dose', () => {
  const hold = { active: true, reason: 'SYS 146 > 140', passes: 0, passesNeeded: 2, repeatDueAtMs: null };
  expect(watched({ stage: 'hold', firstDoseAtMs: null, hold })).toContain('hold, SYS 146 > 140');
  expect(watched({ stage: 'dosing' })).toContain('dosing');
});
